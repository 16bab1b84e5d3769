package io.jenkins.plugins.cloudflare.aop.origin.judge;

import java.util.Collection;
import java.util.Collections;

/** What was found out about an origin, the worst first. Only {@link #ENFORCED} says that the origin is protected. */
public enum Verdict {
    /** What listens there answers in plain text. */
    NOT_TLS,
    /** Nothing answered in time. */
    UNREACHABLE,
    /** A visitor without a certificate is served. */
    OPEN,
    /** Visitors without a certificate are refused, but one with a forged certificate is served. */
    ANY_CERTIFICATE,
    /** The origin answers and refuses the configured certificate. */
    REFUSES_OURS,
    /** Neither the one nor the other could be shown. Never a pass. */
    INCONCLUSIVE,
    /** Visitors without a certificate and with a forged one are refused; whether Cloudflare is served is unknown, as no certificate was given. */
    REFUSED_UNCONFIRMED,
    /** Visitors without a certificate and with a forged one are refused and the configured one is served, on every TLS version spoken, each time. */
    ENFORCED;

    /** The worst of them. Nothing at all proves nothing: an empty collection is {@link #INCONCLUSIVE}. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.isEmpty() ? INCONCLUSIVE : Collections.min(verdicts);
    }
}
