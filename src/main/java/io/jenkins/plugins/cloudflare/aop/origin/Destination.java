package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a visit connects to. The only way to open a wire, so that no visit goes where probes may not go.
 *
 * @param address null when the name was not resolved
 * @param objection why it may not be visited, null when it may
 */
record Destination(InetAddress address, int port, String objection) {

    /** @throws Ended when it may not be visited, has no address or does not answer */
    void connect(Wire wire) throws IOException {
        if (objection != null) {
            throw new Ended(Ending.FORBIDDEN, objection);
        }
        if (address == null) {
            throw new Ended(Ending.NOT_CONNECTED, "name not resolved");
        }
        wire.connect(new InetSocketAddress(address, port));
    }

    /** Another port of the same machine. */
    Destination at(int otherPort) {
        return new Destination(address, otherPort, objection);
    }

    /** For people; empty when the name was not resolved. */
    String label() {
        return address == null ? "" : address.getHostAddress() + " port " + port;
    }
}
