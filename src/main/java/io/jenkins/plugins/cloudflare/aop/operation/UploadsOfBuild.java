package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.util.List;
import java.util.Objects;

/** The certificate that earlier steps of a build uploaded, for steps that name none. */
final class UploadsOfBuild {
    private UploadsOfBuild() {}

    /** @throws OperationException when the build uploaded none for the zone, or more than one */
    static CertificateId only(Ledger ledger, Zone zone) throws OperationException {
        List<String> ids = ledger.entries().stream()
                .filter(entry -> entry.operation().equals(UploadCertificate.NAME))
                .filter(entry -> entry.outcome() == Outcome.SUCCESS)
                .filter(entry -> entry.zone() != null
                        && entry.zone().id().equals(zone.id().value()))
                .map(OperationEntry::certificate)
                .filter(Objects::nonNull)
                .map(OperationEntry.CertificateEntry::id)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw new OperationException("certificateId is missing and this build has uploaded no certificate for zone "
                    + zone.name() + "; run aopUploadCertificate before, or give the id");
        }
        if (ids.size() > 1) {
            throw new OperationException("certificateId is missing and this build has uploaded " + ids.size()
                    + " certificates for zone " + zone.name() + "; say which one: " + String.join(", ", ids));
        }
        return new CertificateId(ids.get(0));
    }
}
