package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Dns;

/**
 * DNS of which a single objectionable address spoils a name: the connection goes to whichever address answers, and a name
 * that leads elsewhere at times is no public one.
 */
final class GuardedDns implements Dns {
    private final Dns dns;
    private final Function<InetAddress, Optional<String>> objection;

    GuardedDns(Dns dns, Function<InetAddress, Optional<String>> objection) {
        this.dns = dns;
        this.objection = objection;
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        List<InetAddress> addresses = dns.lookup(name);
        for (InetAddress address : addresses) {
            Optional<String> reason = objection.apply(address);
            if (reason.isPresent()) {
                throw new Refused(reason.get());
            }
        }
        return addresses;
    }

    /** The name leads to an address that is not visited; the message says why, as half a sentence. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
