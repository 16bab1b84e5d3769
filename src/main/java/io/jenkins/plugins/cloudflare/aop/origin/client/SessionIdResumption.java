package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierSession;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.Tls12Connection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * On TLS 1.2: opens a session under one name or at one port, without a certificate, and resumes it by its id elsewhere.
 * Servers that share one cache among all their ports do so for clients that take no tickets.
 */
final class SessionIdResumption {
    private final VisitRequest opening;
    private final VisitRequest resuming;

    SessionIdResumption(VisitRequest opening, VisitRequest resuming) {
        this.opening = opening;
        this.resuming = resuming;
    }

    /** Null when the server opened no session that can be resumed, or did not resume it. */
    HttpAnswer answer() throws VisitEndedException, InterruptedIOException {
        try {
            EarlierSession session = session();
            return session == null ? null : resumed(session);
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    private EarlierSession session() throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(opening.limit())) {
            opening.remote().connect(channel);
            Tls12Connection connection = new Tls12Connection(channel, EarlierVersion.TLS_1_2);
            if (!connection.handshake(opening.serverName(), null)) {
                return null;
            }
            try {
                // A server may drop a session whose connection did not end well.
                new Http1Exchange(connection, channel).ask(opening.question());
            } catch (VisitEndedException e) {
                // Whoever is refused after the handshake has a session all the same.
            }
            return connection.session();
        }
    }

    private HttpAnswer resumed(EarlierSession session) throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(resuming.limit())) {
            resuming.remote().connect(channel);
            Tls12Connection connection = new Tls12Connection(channel, EarlierVersion.TLS_1_2);
            return connection.handshake(resuming.serverName(), session) && connection.resumed()
                    ? new Http1Exchange(connection, channel).ask(resuming.question())
                    : null;
        }
    }
}
