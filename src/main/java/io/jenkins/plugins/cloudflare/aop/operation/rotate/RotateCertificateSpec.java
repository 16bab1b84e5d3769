package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;

/** Parameters of {@code aopRotateCertificate} beside those of the upload and of the verification. */
public interface RotateCertificateSpec extends UploadCertificateSpec, VerifyOriginSpec {
    /** Hostnames that are moved; all that use the old certificate when absent. */
    @Override
    String getHostnames();

    /** Id of the certificate to replace; the one in use when absent. */
    String getOldCertificateId();

    /** Whether the old certificate is deleted after the proof; false when absent. */
    Boolean getDeleteOld();

    /** Whether to rotate although the certificate in use has days enough left. */
    Boolean getForce();
}
