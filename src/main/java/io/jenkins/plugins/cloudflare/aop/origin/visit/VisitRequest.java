package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import java.time.Duration;
import java.util.List;

/**
 * How one visit goes about it. What a target means by its hostname is said here piece by piece, as the name in SNI and
 * the one in the Host header need not be the same.
 *
 * @param identity null for a visitor without a certificate
 * @param versions what to offer; the visit is filed under the first
 * @param serverName for SNI, null to send none
 * @param before what is asked first on the same connection; null for nothing
 */
public record VisitRequest(
        Visitor visitor,
        Identity identity,
        List<TlsVersion> versions,
        Endpoint remote,
        String serverName,
        HttpQuestion before,
        HttpQuestion question,
        HelloShape hello,
        Duration limit) {
    private static final int MISDIRECTED = 421;

    public VisitRequest(
            Visitor visitor,
            Identity identity,
            List<TlsVersion> versions,
            Endpoint remote,
            String serverName,
            String host,
            String path,
            Duration limit) {
        this(
                visitor,
                identity,
                versions,
                remote,
                serverName,
                null,
                HttpQuestion.get(host, path),
                HelloShape.USUAL,
                limit);
    }

    public static VisitRequest of(
            Target target,
            Endpoint remote,
            Visitor visitor,
            Identity identity,
            TlsVersion version,
            ProbeLimits limits) {
        return new VisitRequest(
                visitor,
                identity,
                List.of(version),
                remote,
                target.hostname(),
                target.host(),
                target.path(),
                limits.visit());
    }

    /** The same with TLS 1.3 and 1.2 on offer, which shows what the server prefers. */
    public VisitRequest offeringBoth() {
        List<TlsVersion> both = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);
        return new VisitRequest(visitor, identity, both, remote, serverName, before, question, hello, limit);
    }

    /** The same by somebody with a certificate. */
    public VisitRequest by(Identity other) {
        return new VisitRequest(other.visitor(), other, versions, remote, serverName, before, question, hello, limit);
    }

    public VisitRequest asking(HttpQuestion other) {
        return new VisitRequest(visitor, identity, versions, remote, serverName, before, other, hello, limit);
    }

    /** The same when something else was asked before on the connection. */
    public VisitRequest after(HttpQuestion other) {
        return new VisitRequest(visitor, identity, versions, remote, serverName, other, question, hello, limit);
    }

    public VisitRequest naming(String otherServerName) {
        return new VisitRequest(visitor, identity, versions, remote, otherServerName, before, question, hello, limit);
    }

    public VisitRequest saying(HelloShape other) {
        return new VisitRequest(visitor, identity, versions, remote, serverName, before, question, other, limit);
    }

    /**
     * Whether an answer says that the request, or the one before it, belongs to another connection, where it names another
     * site than SNI does (RFC 9110, section 15.5.20).
     */
    public boolean misdirected(int status) {
        return status == MISDIRECTED
                && serverName != null
                && (namesAnother(question) || before != null && namesAnother(before));
    }

    private boolean namesAnother(HttpQuestion asked) {
        return !serverName.equalsIgnoreCase(withoutPort(asked.host()))
                || !serverName.equalsIgnoreCase(withoutPort(asked.authority()));
    }

    private static String withoutPort(String host) {
        return host == null ? "" : host.replaceFirst(":\\d+$", "");
    }

    public VisitRequest at(Endpoint other) {
        return new VisitRequest(visitor, identity, versions, other, serverName, before, question, hello, limit);
    }
}
