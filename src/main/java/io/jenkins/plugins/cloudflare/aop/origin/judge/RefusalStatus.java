package io.jenkins.plugins.cloudflare.aop.origin.judge;

import java.util.Set;

/** What HTTP statuses may say of a client certificate. */
final class RefusalStatus {
    /** nginx answers 495 and 496, shown as 400, to a bad and a missing certificate. */
    private static final Set<Integer> CERTIFICATE_REFUSED = Set.of(400, 495, 496);
    /** What an application may answer to a client it does not know. */
    private static final Set<Integer> FORBIDDEN = Set.of(401, 403, 421);
    /** Client errors that pass: time-out, too early, too many requests. They never speak of a certificate. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private RefusalStatus() {}

    /** Meant for a missing or wrong certificate and nothing else. */
    static boolean ofCertificate(int status) {
        return CERTIFICATE_REFUSED.contains(status);
    }

    /** Meant for a client that is not known, or for every client. */
    static boolean forbidden(int status) {
        return FORBIDDEN.contains(status);
    }

    /** Never meant for a certificate. */
    static boolean passing(int status) {
        return PASSING.contains(status);
    }

    /** A client error that may be meant for a client without the configured certificate. */
    static boolean clientError(int status) {
        return status / 100 == 4 && !passing(status);
    }
}
