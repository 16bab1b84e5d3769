package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.List;

/**
 * The most frequent cause of code 1415: the id is that of a zone-level certificate, which is another collection. The API
 * does not say so, hence this look.
 */
final class ZoneLevelMixUp {
    private final ZoneCalls zones;
    private final ZoneId zone;

    ZoneLevelMixUp(ZoneCalls zones, ZoneId zone) {
        this.zones = zones;
        this.zone = zone;
    }

    /** A refusal that names the mix-up when it is one, else the given refusal. */
    CloudflareException explain(CloudflareException.Rejected refusal, List<AssociationChange> changes) {
        List<CertificateId> zoneLevel;
        try {
            zoneLevel = zones.levelCertificates(zone).stream()
                    .map(HostnameCertificate::id)
                    .toList();
        } catch (CloudflareException.Interrupted e) {
            return e;
        } catch (CloudflareException e) {
            return refusal;
        }
        for (AssociationChange change : changes) {
            if (zoneLevel.contains(change.certificateId())) {
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
