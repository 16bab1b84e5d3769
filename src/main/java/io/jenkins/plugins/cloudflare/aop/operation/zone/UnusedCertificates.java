package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Since when certificates have no hostname: the API does not tell, so the journal keeps when it was first seen. */
public final class UnusedCertificates {
    private UnusedCertificates() {}

    /**
     * Notes what is unused now and forgets what is used again or gone.
     *
     * @return since when, by certificate id
     */
    public static Map<String, Instant> observe(ZoneId zone, ZoneContents contents, OperationContext context)
            throws OperationException {
        Map<String, String> known = context.journal().read(zone).unusedSince();
        Map<CertificateId, String> before = new HashMap<>();
        known.forEach((id, at) -> before.put(new CertificateId(id), at));
        Map<String, String> now = new LinkedHashMap<>();
        boolean complete = contents.unknown().isEmpty();
        for (HostnameCertificate certificate : contents.live()) {
            String at = before.get(certificate.id());
            // Where the API does not say what a hostname uses, nothing is newly unused.
            if (contents.referringTo(certificate.id()).isEmpty() && (complete || at != null)) {
                now.put(
                        certificate.id().value(),
                        at == null ? IsoTime.of(context.clock().instant()) : at);
            }
        }
        if (!now.equals(known)) {
            context.journal().update(zone, document -> document.withUnusedSince(now));
        }
        Map<String, Instant> since = new LinkedHashMap<>();
        now.forEach((id, at) -> since.put(id, Instant.parse(at)));
        return since;
    }
}
