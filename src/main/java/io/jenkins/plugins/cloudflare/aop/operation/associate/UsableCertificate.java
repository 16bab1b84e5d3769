package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import java.time.Instant;
import java.util.Optional;

/** Whether a hostname may be moved to a certificate. */
public final class UsableCertificate {
    private UsableCertificate() {}

    /** Why none may, whatever is waited for, as the end of a sentence; empty while one may or time can tell. */
    public static Optional<String> fault(HostnameCertificate certificate, Instant now) {
        if (certificate.status().isFailure()) {
            return Optional.of("is " + certificate.statusText() + " and will not become active");
        }
        Instant end = CertificateEntries.end(certificate);
        if (end == null) {
            return Optional.of("has an end of validity that Cloudflare does not tell");
        }
        if (!end.isAfter(now)) {
            return Optional.of("expired at " + IsoTime.of(end));
        }
        return certificate
                .leaf()
                .map(leaf -> leaf.getNotBefore().toInstant())
                .filter(begin -> begin.isAfter(now))
                .map(begin -> "is not valid before " + IsoTime.of(begin));
    }

    /** What is waited for before hostnames are moved to it; empty when it is active. */
    public static Optional<String> pending(HostnameCertificate certificate) {
        return certificate.status() == DeploymentStatus.ACTIVE
                ? Optional.empty()
                : Optional.of("certificate " + certificate.id() + " to become active (it is " + certificate.statusText()
                        + ")");
    }
}
