package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/** All that a probe does to a server. What it makes of that does not depend on sockets. */
public interface Visits {
    /** Over TLS, in HTTP/1.1, and in HTTP/2 when the server speaks nothing else. */
    Visit make(VisitRequest request) throws InterruptedIOException;

    /** Over TLS, in HTTP/2, whatever else the server speaks. */
    Visit inHttpTwo(VisitRequest request) throws InterruptedIOException;

    /** Over HTTP/3; of {@link io.jenkins.plugins.cloudflare.aop.origin.Phase#CONNECT} where nothing speaks QUIC. */
    Visit overHttp3(VisitRequest request) throws InterruptedIOException;

    /** The TLS version that a server picks when it is offered both, null when it picks none. */
    TlsVersion chosenOfBoth(VisitRequest request) throws InterruptedIOException;

    /** @throws VisitEndedException when there was no answer in HTTP */
    HttpAnswer plain(PlainVisit kind, VisitRequest request) throws VisitEndedException, InterruptedIOException;

    /** Two visits in one session, both by whoever opens it; the first alone when its handshake failed. */
    List<Visit> inOneSession(VisitRequest opening, VisitRequest resuming) throws InterruptedIOException;

    /** Whether the second of those goes on in every session that a server lets it, and not in some kinds alone. */
    boolean takesTickets();

    /**
     * The answer in a resumed session of TLS 1.3; null when it did not come to that.
     *
     * @throws VisitEndedException when a visit ended before it showed whether there is a way
     */
    HttpAnswer resumed(VisitRequest opening, VisitRequest resuming) throws VisitEndedException, InterruptedIOException;

    /** @throws VisitEndedException when there was no answer in HTTP */
    HttpAnswer withLongHello(VisitRequest request) throws VisitEndedException, InterruptedIOException;

    /**
     * The answer on an old version of TLS; null when that is not spoken.
     *
     * @throws VisitEndedException when it is spoken and there was no answer in HTTP
     */
    HttpAnswer onOldTls(EarlierVersion version, VisitRequest request)
            throws VisitEndedException, InterruptedIOException;

    /**
     * The answer in a session of TLS 1.2 that was resumed by its id, by a client that takes no tickets; null when it did
     * not come to that.
     *
     * @throws VisitEndedException when a visit ended before it showed whether there is a way
     */
    HttpAnswer resumedById(VisitRequest opening, VisitRequest resuming)
            throws VisitEndedException, InterruptedIOException;

    /** Whether a port takes connections. */
    boolean connects(Endpoint endpoint, Duration limit) throws InterruptedIOException;

    /** Waits until a server has seen that the visits before are over, so that it counts none of their connections. */
    void settle() throws InterruptedIOException;
}
