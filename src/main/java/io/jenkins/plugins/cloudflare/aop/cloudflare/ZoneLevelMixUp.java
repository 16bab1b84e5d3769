package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * The most frequent cause of code 1415: the id is that of a zone-level certificate, which is another collection. The API
 * does not say so, hence this look.
 */
final class ZoneLevelMixUp {
    private final ApiCalls calls;
    private final HttpUrl zoneLevelCertificates;
    private final ZoneId zone;

    ZoneLevelMixUp(ApiCalls calls, HttpUrl zoneLevelCertificates, ZoneId zone) {
        this.calls = calls;
        this.zoneLevelCertificates = zoneLevelCertificates;
        this.zone = zone;
    }

    /** A refusal that names the mix-up when it is one, else the given refusal. */
    CloudflareException explain(CloudflareException.Rejected refusal, List<AssociationChange> changes) {
        Purpose purpose = new Purpose(Deed.READ_CERTIFICATES, "list the zone-level certificates of zone " + zone);
        List<String> zoneLevel;
        try {
            zoneLevel = calls.get(purpose, zoneLevelCertificates)
                    .all(row -> row.path("id").asText());
        } catch (CloudflareException.Interrupted e) {
            return e;
        } catch (CloudflareException e) {
            return refusal;
        }
        for (AssociationChange change : changes) {
            if (zoneLevel.contains(change.certificateId().value())) {
                return new CloudflareException.Rejected(
                        "certificate " + change.certificateId() + " is a zone-level certificate of zone " + zone
                                + " and cannot be associated with " + change.hostname()
                                + "; upload it as a hostname certificate (aopUploadCertificate) and use that id",
                        refusal.httpStatus(),
                        refusal.code(),
                        refusal.ray().orElse(null));
            }
        }
        return refusal;
    }
}
