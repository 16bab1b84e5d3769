package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.BuildRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.util.List;
import java.util.Objects;

/** The certificate that earlier steps of a build uploaded, for steps that name none. */
public final class UploadedInBuild {
    private UploadedInBuild() {}

    /** @throws OperationException when the build uploaded none for the zone, or more than one */
    public static CertificateId only(BuildRecorder recorder, Zone zone) throws OperationException {
        List<String> ids = recorder.entries().stream()
                .filter(entry -> OperationName.UPLOAD_CERTIFICATE.is(entry.operation()))
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
