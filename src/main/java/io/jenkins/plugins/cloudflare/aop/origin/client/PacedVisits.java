package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/** Visits to one address, no more at once than it takes. Those over UDP and knocks at ports are no visits in this sense. */
public final class PacedVisits implements Visits {
    private final Visits made;
    private final VisitPace pace;

    public PacedVisits(Visits made, VisitPace pace) {
        this.made = made;
        this.pace = pace;
    }

    /** @param <E> how it may end without an answer */
    private interface Asking<R, E extends Exception> {
        R ask() throws E, InterruptedIOException;
    }

    private <R, E extends Exception> R within(Asking<R, E> visit) throws E, InterruptedIOException {
        pace.enter();
        try {
            return visit.ask();
        } finally {
            pace.leave();
        }
    }

    @Override
    public Visit make(VisitRequest request) throws InterruptedIOException {
        return within(() -> made.make(request));
    }

    @Override
    public Visit inHttpTwo(VisitRequest request) throws InterruptedIOException {
        return within(() -> made.inHttpTwo(request));
    }

    @Override
    public Visit overHttp3(VisitRequest request) throws InterruptedIOException {
        return made.overHttp3(request);
    }

    @Override
    public TlsVersion chosenOfBoth(VisitRequest request) throws InterruptedIOException {
        return within(() -> made.chosenOfBoth(request));
    }

    @Override
    public HttpAnswer plain(PlainVisit kind, VisitRequest request) throws VisitEndedException, InterruptedIOException {
        return within(() -> made.plain(kind, request));
    }

    @Override
    public List<Visit> inOneSession(VisitRequest opening, VisitRequest resuming) throws InterruptedIOException {
        return within(() -> made.inOneSession(opening, resuming));
    }

    @Override
    public boolean takesTickets() {
        return made.takesTickets();
    }

    @Override
    public HttpAnswer resumed(VisitRequest opening, VisitRequest resuming)
            throws VisitEndedException, InterruptedIOException {
        return within(() -> made.resumed(opening, resuming));
    }

    @Override
    public HttpAnswer withLongHello(VisitRequest request) throws VisitEndedException, InterruptedIOException {
        return within(() -> made.withLongHello(request));
    }

    @Override
    public HttpAnswer onOldTls(EarlierVersion version, VisitRequest request)
            throws VisitEndedException, InterruptedIOException {
        return within(() -> made.onOldTls(version, request));
    }

    @Override
    public HttpAnswer resumedById(VisitRequest opening, VisitRequest resuming)
            throws VisitEndedException, InterruptedIOException {
        return within(() -> made.resumedById(opening, resuming));
    }

    @Override
    public boolean connects(Endpoint endpoint, Duration limit) throws InterruptedIOException {
        return made.connects(endpoint, limit);
    }

    @Override
    public void settle() throws InterruptedIOException {
        made.settle();
    }
}
