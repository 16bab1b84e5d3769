package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http3.Http3Visit;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.Tls12Connection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.ResumingEngines;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** Visits over the network. */
public final class SocketVisits implements Visits {
    /** It takes that long on a busy machine. */
    private static final Duration SETTLING = Duration.ofMillis(50);

    @Override
    public Visit make(VisitRequest request) throws InterruptedIOException {
        return SingleVisit.make(request);
    }

    @Override
    public Visit inHttpTwo(VisitRequest request) throws InterruptedIOException {
        return SingleVisit.inHttpTwo(request);
    }

    @Override
    public Visit overHttp3(VisitRequest request) throws InterruptedIOException {
        return Http3Visit.make(request);
    }

    @Override
    public TlsVersion chosenOfBoth(VisitRequest request) throws InterruptedIOException {
        return SingleVisit.chosenOfBoth(request);
    }

    @Override
    public HttpAnswer plain(PlainVisit kind, VisitRequest request) throws VisitEndedException, InterruptedIOException {
        return kind.make(request);
    }

    @Override
    public List<Visit> inOneSession(VisitRequest opening, VisitRequest resuming) throws InterruptedIOException {
        try {
            ResumingEngines session = new ResumingEngines(opening.identity());
            Visit first = SingleVisit.make(opening, any -> session);
            return first.phase().compareTo(Phase.ESTABLISHED) < 0
                    ? List.of(first)
                    : List.of(first, SingleVisit.make(resuming, any -> session));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identity was made for TLS", e);
        }
    }

    @Override
    public boolean takesTickets() {
        return ResumingEngines.takesTickets();
    }

    @Override
    public HttpAnswer resumed(VisitRequest opening, VisitRequest resuming)
            throws VisitEndedException, InterruptedIOException {
        return new TicketResumption(opening, resuming).answer();
    }

    @Override
    public HttpAnswer withLongHello(VisitRequest request) throws VisitEndedException, InterruptedIOException {
        return LongHello.ask(request);
    }

    @Override
    public HttpAnswer onOldTls(EarlierVersion version, VisitRequest request)
            throws VisitEndedException, InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(request.limit())) {
            request.remote().connect(channel);
            Tls12Connection connection = new Tls12Connection(channel, version);
            return connection.handshake(request.serverName(), null)
                    ? new Http1Exchange(connection, channel).ask(request.question())
                    : null;
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public HttpAnswer resumedById(VisitRequest opening, VisitRequest resuming)
            throws VisitEndedException, InterruptedIOException {
        return new SessionIdResumption(opening, resuming).answer();
    }

    @Override
    public boolean connects(Endpoint endpoint, Duration limit) throws InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(limit)) {
            endpoint.connect(channel);
            return true;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void settle() throws InterruptedIOException {
        try {
            Thread.sleep(SETTLING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("pause interrupted");
        }
    }
}
