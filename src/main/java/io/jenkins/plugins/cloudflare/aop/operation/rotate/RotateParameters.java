package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Deadline;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadParameters;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checked parameters of a rotation. Every credential that it needs is read here, once.
 *
 * @param source the new certificate
 * @param verification what the origins are asked; its hostnames are those that are to move, none for all that use the
 *     old certificate
 * @param oldCertificate the certificate to replace; empty for the one in use
 * @param renewBefore how long before its end the old certificate is replaced
 * @param force whether it is replaced although it has days enough left
 * @param deleteOld whether the old certificate is deleted after the proof
 * @param patience how long the step waits in all
 */
record RotateParameters(
        LeafSource source,
        VerifyParameters verification,
        Optional<CertificateId> oldCertificate,
        Duration renewBefore,
        boolean force,
        boolean deleteOld,
        Duration patience) {

    static RotateParameters read(RotateCertificateSpec spec, OperationContext context) throws OperationException {
        List<String> hostnames = ListParameter.orNull(spec.getHostnames()) == null
                ? List.of()
                : Hostname.list("hostnames", spec.getHostnames());
        Optional<CertificateId> oldCertificate = oldCertificate(ListParameter.orNull(spec.getOldCertificateId()));
        ClientCertificateChoice certificate = ClientCertificateChoice.read(spec, context);
        return new RotateParameters(
                UploadParameters.replacement(spec, certificate, context),
                VerifyParameters.read(spec, hostnames, certificate, context),
                oldCertificate,
                UploadParameters.renewBefore(spec),
                Boolean.TRUE.equals(spec.getForce()),
                Boolean.TRUE.equals(spec.getDeleteOld()),
                Deadline.patience(spec));
    }

    private static Optional<CertificateId> oldCertificate(String id) throws OperationException {
        try {
            return id == null ? Optional.empty() : Optional.of(new CertificateId(id));
        } catch (IllegalArgumentException e) {
            throw new OperationException("oldCertificateId: " + e.getMessage());
        }
    }

    /** The hostnames that the step names; none for all that use the old certificate. */
    List<String> hostnames() {
        return verification.hostnames();
    }

    /** Where the new certificate comes from, for messages. */
    String credential() {
        return verification.certificate().credential();
    }
}
