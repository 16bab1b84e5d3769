package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * The association of a hostname with a client certificate.
 *
 * @param certificateId null when the API names none
 * @param enabled true: this certificate is presented; false: none is presented; null: voided, as if never set
 * @param statusText the API's own word for the association's status
 * @param certificateStatusText the same for the certificate; null in answers of the list, which does not carry it
 */
public record Association(
        String hostname,
        CertificateId certificateId,
        Boolean enabled,
        String statusText,
        String certificateStatusText) {

    public DeploymentStatus status() {
        return DeploymentStatus.of(statusText);
    }
}
