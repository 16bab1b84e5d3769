package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Progress;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Visits origins from this machine. */
public final class LocalProber implements Prober {
    private final AddressPolicy policy;
    private final ProbeLimits limits;
    private final Console console;
    /** Addresses of which it was said. */
    private final Set<String> slowed = ConcurrentHashMap.newKeySet();

    /** Visits any address, in silence. */
    public LocalProber() {
        this(AddressPolicy.ALL, line -> {});
    }

    /** @param console is told how far a long round is */
    public LocalProber(AddressPolicy policy, Console console) {
        this(policy, ProbeLimits.DEFAULT, console);
    }

    /** @param limits what it may take */
    public LocalProber(AddressPolicy policy, ProbeLimits limits, Console console) {
        this.policy = policy;
        this.limits = limits;
        this.console = console;
    }

    @Override
    public AddressPolicy policy() {
        return policy;
    }

    @Override
    public ProbeLimits limits() {
        return limits;
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
        return request.run(new ProgressLines(console, "Origins " + request.doing(), slowed));
    }

    /**
     * Says at each tenth how far a long round is, so that it is not taken for dead.
     *
     * @param doing what the round does, as the beginning of a sentence
     * @param slowed the addresses of which it was said that they are slowed down
     */
    record ProgressLines(Console console, String doing, Set<String> slowed) implements Progress {
        /** Rounds of fewer origins end soon enough. */
        private static final int LONG = 50;

        private static final int LINES = 10;

        @Override
        public void done(int done, int all) {
            boolean tenth = (long) done * LINES / all > (done - 1L) * LINES / all;
            if (all >= LONG && done < all && tenth) {
                console.say(doing + ": " + done + " of " + all);
            }
        }

        @Override
        public void slowed(String address) {
            if (slowed.add(address)) {
                console.say(Prober.slowed(address));
            }
        }
    }
}
