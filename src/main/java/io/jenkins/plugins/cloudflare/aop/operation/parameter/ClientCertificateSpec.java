package io.jenkins.plugins.cloudflare.aop.operation.parameter;

/** Where the client certificate comes from: a credential that holds it, or a private CA that issues it. */
public interface ClientCertificateSpec {
    /** Certificate credential, or Secret file with PEM or PKCS#12. */
    String getCertificateCredentialsId();

    /** Secret text that opens an encrypted key or a PKCS#12 of a Secret file. */
    String getCertificatePasswordCredentialsId();

    /** Certificate and key of a private CA, in the same forms. */
    String getIssuerCredentialsId();

    /** Hostname that an issued leaf is made for: its SAN and subject CN. */
    String getCommonName();
}
