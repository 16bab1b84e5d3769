package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Since when certificates have no hostname: the API does not tell, so the journal keeps when it was first seen. */
final class UnusedCertificates {
    private UnusedCertificates() {}

    /**
     * Notes what is unused now and forgets what is used again or gone.
     *
     * @return since when, by certificate id
     */
    static Map<String, Instant> observe(ZoneId zone, ZoneContents contents, Surroundings surroundings)
            throws OperationException {
        Map<String, String> known = surroundings.journal().read(zone).unusedSince();
        Map<String, String> now = new LinkedHashMap<>();
        for (HostnameCertificate certificate : contents.live()) {
            if (contents.referringTo(certificate.id()).isEmpty()) {
                String id = certificate.id().value();
                now.put(
                        id,
                        known.getOrDefault(
                                id, EntryDraft.instant(surroundings.clock().instant())));
            }
        }
        if (!now.equals(known)) {
            surroundings.journal().update(zone, page -> page.withUnusedSince(now));
        }
        Map<String, Instant> since = new LinkedHashMap<>();
        now.forEach((id, at) -> since.put(id, Instant.parse(at)));
        return since;
    }
}
