package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.visit.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainConnection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
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
final class PlainHttpProbe {
    /** Long enough for a connection across the world. */
    private static final Duration CONNECTION = Duration.ofSeconds(3);

    private final int port;
    private final ProbeLimits limits;
    private final Set<InetAddress> silent = ConcurrentHashMap.newKeySet();

    PlainHttpProbe(int port, ProbeLimits limits) {
        this.port = port;
        this.limits = limits;
    }

    int port() {
        return port;
    }

    /** What the plain port of this machine answers, null when it does not answer in HTTP. */
    HttpAnswer ask(VisitRequest request) throws InterruptedIOException {
        Endpoint plain = request.remote().at(port);
        if (plain.address() == null || silent.contains(plain.address())) {
            return null;
        }
        try {
            return visit(request, plain);
        } catch (VisitEndedException e) {
            if (e.ending() == Ending.TIMED_OUT || e.ending() == Ending.NOT_CONNECTED) {
                silent.add(plain.address());
            }
            return null;
        }
    }

    /** What the very port that speaks TLS answers to a request without it, null when it does not answer in HTTP. */
    HttpAnswer askTlsPort(VisitRequest request) throws InterruptedIOException {
        try {
            return visit(request, request.remote());
        } catch (VisitEndedException e) {
            return null;
        }
    }

    private HttpAnswer visit(VisitRequest request, Endpoint destination)
            throws VisitEndedException, InterruptedIOException {
        Duration limit = limits.visit().compareTo(CONNECTION) < 0 ? limits.visit() : CONNECTION;
        try (DeadlineChannel channel = new DeadlineChannel(limit)) {
            destination.connect(channel);
            return new Http1Exchange(new PlainConnection(channel), channel).ask(request);
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }
}
