package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Visits origins from this machine. */
public final class LocalProber implements Prober {
    private final AddressPolicy policy;
    private final Console console;

    /** Visits any address, in silence. */
    public LocalProber() {
        this(AddressPolicy.ALL, line -> {});
    }

    /** @param console is told how far a long round is */
    public LocalProber(AddressPolicy policy, Console console) {
        this.policy = policy;
        this.console = console;
    }

    @Override
    public AddressPolicy policy() {
        return policy;
    }

    @Override
    public String place() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that does not know its own name, such as some containers.
            return "this machine";
        }
    }

    @Override
    public <R extends Serializable> List<R> visit(ProbeRequest<R> request) throws InterruptedException {
        return request.run(new ProgressLines(console, "Origins " + request.doing()));
    }
}
