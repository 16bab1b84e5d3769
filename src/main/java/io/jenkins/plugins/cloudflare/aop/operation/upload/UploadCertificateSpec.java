package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;

/** Parameters of {@code aopUploadCertificate}. */
public interface UploadCertificateSpec extends AopSpec, ClientCertificateSpec {
    /** Validity of an issued leaf in days; only with an issuer. */
    Integer getValidityDays();

    /** A live certificate of the issuer is adopted while it has more days left than this; only with an issuer. */
    Integer getRenewBeforeDays();
}
