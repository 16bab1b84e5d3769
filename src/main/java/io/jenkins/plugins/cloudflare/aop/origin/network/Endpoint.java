package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a visit connects to. The only way to open a connection, so that no visit goes where probes may not go.
 *
 * @param address null when the name was not resolved
 * @param objection why it may not be visited, null when it may
 */
public record Endpoint(InetAddress address, int port, String objection) {

    /** @throws VisitEndedException when it may not be visited, has no address or does not answer */
    public void connect(DeadlineChannel channel) throws IOException {
        if (objection != null) {
            throw new VisitEndedException(Ending.FORBIDDEN, objection);
        }
        if (address == null) {
            throw new VisitEndedException(Ending.NOT_CONNECTED, "name not resolved");
        }
        channel.connect(new InetSocketAddress(address, port));
    }

    /** Another port of the same machine. */
    public Endpoint at(int otherPort) {
        return new Endpoint(address, otherPort, objection);
    }

    /** For people; empty when the name was not resolved. */
    public String label() {
        return address == null ? "" : address.getHostAddress() + " port " + port;
    }
}
