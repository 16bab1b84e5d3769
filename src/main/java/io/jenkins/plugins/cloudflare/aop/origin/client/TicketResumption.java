package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http2Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.SessionTicket;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.Tls13Connection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * On TLS 1.3: opens a session under one name, without a certificate, and resumes it under another. A server that wants a
 * certificate for the second name may well have forgotten to ask, as a resumed session is not asked for one.
 */
public final class TicketResumption {
    /** A ticket comes with the end of the handshake. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final VisitRequest opening;
    private final VisitRequest resuming;

    /** @param opening how the session is opened; must name a server */
    public TicketResumption(VisitRequest opening, VisitRequest resuming) {
        this.opening = opening;
        this.resuming = resuming;
    }

    /**
     * What was answered in the resumed session; null when it did not come to that, as the server gave no ticket or did
     * not take it.
     *
     * @throws VisitEndedException when a visit ended before it showed whether there is a way
     */
    public HttpAnswer answer() throws VisitEndedException, InterruptedIOException {
        try {
            return answer(Http1Exchange.PROTOCOL);
        } catch (VisitEndedException e) {
            if (e.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL)) {
                return answer(Http2Exchange.PROTOCOL);
            }
            throw e;
        }
    }

    private HttpAnswer answer(String protocol) throws VisitEndedException, InterruptedIOException {
        try {
            SessionTicket ticket = ticket(protocol);
            return ticket == null ? null : resumed(protocol, ticket);
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    private HttpAnswer resumed(String protocol, SessionTicket ticket) throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(resuming.limit())) {
            Tls13Connection connection = connect(resuming, channel, protocol, ticket);
            return connection.resumed() ? SingleVisit.ask(protocol, connection, channel, resuming.question()) : null;
        }
    }

    /** Null when the server refuses this visitor under the first name, or gives no tickets. */
    private SessionTicket ticket(String protocol) throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(opening.limit())) {
            Tls13Connection connection = connect(opening, channel, protocol, null);
            boolean hungUp = false;
            try {
                SingleVisit.ask(protocol, connection, channel, opening.question());
            } catch (VisitEndedException e) {
                if (e.ending() == Ending.TIMED_OUT || e.ending() == Ending.OWN_FAULT) {
                    throw e;
                }
                hungUp = e.ending() == Ending.CLOSED || e.ending() == Ending.RESET;
            }
            // Whoever is refused after the handshake may have got a ticket before.
            if (connection.ticket() != null || !hungUp) {
                return connection.ticket();
            }
        }
        return awaited(protocol);
    }

    /** A server that hangs up on the request may do so before its ticket is out; whoever asks for nothing gets it. */
    private SessionTicket awaited(String protocol) throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(opening.limit())) {
            Tls13Connection connection = connect(opening, channel, protocol, null);
            channel.hurry(PATIENCE);
            connection.awaitTicket();
            return connection.ticket();
        } catch (VisitEndedException e) {
            return null;
        }
    }

    private static Tls13Connection connect(
            VisitRequest request, DeadlineChannel channel, String protocol, SessionTicket ticket) throws IOException {
        request.remote().connect(channel);
        Tls13Connection connection = new Tls13Connection(channel);
        connection.handshake(request.serverName(), protocol, ticket);
        return connection;
    }
}
