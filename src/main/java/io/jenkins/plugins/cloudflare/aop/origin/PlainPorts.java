package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Visits without TLS. A firewall that drops them would cost each hostname a time-out, so an address whose plain port did
 * not answer once is not asked again in this probe.
 */
final class PlainPorts {
    /** Long enough for a connection across the world. */
    private static final Duration CONNECTION = Duration.ofSeconds(3);

    private final int port;
    private final Limits limits;
    private final Set<InetAddress> silent = ConcurrentHashMap.newKeySet();

    PlainPorts(int port, Limits limits) {
        this.port = port;
        this.limits = limits;
    }

    int port() {
        return port;
    }

    /** What the plain port of this machine answers, null when it does not answer in HTTP. */
    Answer ask(Approach approach) throws InterruptedIOException {
        Destination plain = approach.remote().at(port);
        if (plain.address() == null || silent.contains(plain.address())) {
            return null;
        }
        try {
            return visit(approach, plain);
        } catch (Ended e) {
            if (e.ending() == Ending.TIMED_OUT || e.ending() == Ending.NOT_CONNECTED) {
                silent.add(plain.address());
            }
            return null;
        }
    }

    /** What the very port that speaks TLS answers to a request without it, null when it does not answer in HTTP. */
    Answer askTlsPort(Approach approach) throws InterruptedIOException {
        try {
            return visit(approach, approach.remote());
        } catch (Ended e) {
            return null;
        }
    }

    private Answer visit(Approach approach, Destination destination) throws Ended, InterruptedIOException {
        Duration limit = limits.visit().compareTo(CONNECTION) < 0 ? limits.visit() : CONNECTION;
        try (Wire wire = new Wire(limit)) {
            destination.connect(wire);
            return new HttpOne(new PlainLink(wire), wire).ask(approach);
        } catch (Ended | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new Ended(Ending.OWN_FAULT, Quoted.brief(String.valueOf(e.getMessage())));
        }
    }
}
