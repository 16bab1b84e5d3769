package io.jenkins.plugins.cloudflare.aop.origin.http3;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.quic.QuicConnection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/** One visit in HTTP/3, from the first datagram to the answer. Collects facts and gives no judgement. */
public final class Http3Visit {
    /** HTTP/3 in ALPN (RFC 9114, section 3.1). */
    public static final String PROTOCOL = "h3";

    /** Drafts of it, which servers may speak on the final version of QUIC; and HTTP/0.9, for tests of QUIC. */
    private static final List<String> EARLIER =
            List.of("h3-34", "h3-33", "h3-32", "h3-31", "h3-30", "h3-29", "h3-28", "h3-27", "hq-interop", "hq-29");

    private static final String NOT_HTTP_3 = "hq";

    /** How long to wait for a first sign of QUIC: long enough for a few datagrams that are lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final VisitRequest request;
    private final long start = System.nanoTime();
    private QuicConnection connection;
    private HttpAnswer answer;

    private Http3Visit(VisitRequest request) {
        this.request = request;
    }

    /**
     * Visits in HTTP/3. Where nothing speaks QUIC the phase of the visit is {@link Phase#CONNECT}; where something does,
     * but comes to no handshake, it is {@link Phase#HELLO}.
     *
     * @throws InterruptedIOException when the thread was interrupted; any other end is a fact of the visit
     */
    public static Visit make(VisitRequest request) throws InterruptedIOException {
        return new Http3Visit(request).run();
    }

    private Visit run() throws InterruptedIOException {
        try {
            visit();
            return result(Ending.ANSWERED, null, "");
        } catch (VisitEndedException e) {
            return result(e.ending(), e.alert(), e.detail());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) {
            return result(Ending.OWN_FAULT, null, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    private void visit() throws IOException {
        try {
            visit(List.of(PROTOCOL));
        } catch (VisitEndedException e) {
            if (!e.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL) || phase() != Phase.HELLO) {
                throw e;
            }
            QuicConnection first = connection;
            try {
                visit(EARLIER);
            } catch (VisitEndedException again) {
                if (connection.answered()) {
                    throw again;
                }
                connection = first;
                throw e;
            }
        }
    }

    private void visit(List<String> protocols) throws IOException {
        connection = new QuicConnection(
                request.remote().reachable(),
                request.identity(),
                request.serverName(),
                protocols,
                request.limit(),
                PATIENCE);
        try (QuicConnection open = connection) {
            open.handshake();
            if (open.tls().flight().protocol().startsWith(NOT_HTTP_3)) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            answer = new Http3Exchange(open).ask(request.question());
        }
    }

    private Phase phase() {
        if (connection == null || !connection.answered()) {
            return Phase.CONNECT;
        }
        if (!connection.tls().answered()) {
            return Phase.HELLO;
        }
        return answer != null ? Phase.ANSWERED : connection.tls().complete() ? Phase.ESTABLISHED : Phase.HANDSHAKE;
    }

    private Visit result(Ending ending, AlertDescription alert, String detail) {
        boolean met = connection != null;
        return new Visit(
                request.visitor(),
                TlsVersion.TLS_1_3,
                phase(),
                ending,
                alert,
                detail,
                met ? connection.tls().flight().asked() : CertificateRequest.NEVER,
                met && connection.tls().certificateSent(),
                answer,
                PROTOCOL,
                met ? connection.tls().flight().chain() : List.of(),
                request.remote().label(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
