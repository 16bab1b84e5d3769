package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.time.Instant;

/**
 * The association of a hostname with a client certificate.
 *
 * @param hostname in the one form in which hostnames are compared, see {@link DnsName#canonical}
 * @param certificateId null when the API names none
 * @param enabled true: this certificate is presented; false: none is presented; null: voided, as if never set, or unknown
 * @param statusText the API's own word for the association's status; null when it has none
 * @param certificateStatusText the same for the certificate; null in answers of the list, which does not carry it
 * @param changedAt when the association was changed last, its way to the edge included; null when the API does not tell
 * @param isUnknown whether the API did not say what is presented: such a row is no reason for anything
 */
public record Association(
        String hostname,
        CertificateId certificateId,
        Boolean enabled,
        String statusText,
        String certificateStatusText,
        Instant changedAt,
        boolean isUnknown) {

    public Association {
        hostname = DnsName.canonical(hostname);
    }

    /** One of which the API tells everything but the time. */
    public Association(
            String hostname,
            CertificateId certificateId,
            Boolean enabled,
            String statusText,
            String certificateStatusText) {
        this(hostname, certificateId, enabled, statusText, certificateStatusText, null, false);
    }

    public DeploymentStatus status() {
        return DeploymentStatus.of(statusText);
    }

    /** Whether there is none, for all that the API says: voided, which shows for a while. */
    public boolean isVoid() {
        return enabled == null && !isUnknown;
    }

    /** The same, as of a time that is not known. */
    public Association withoutTime() {
        return new Association(hostname, certificateId, enabled, statusText, certificateStatusText, null, isUnknown);
    }
}
