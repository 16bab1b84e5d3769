package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;

/**
 * What a hostname is to have at Cloudflare.
 *
 * @param certificate needed even to remove an association
 * @param enabled true: it is presented; false: none is; null: no association, so that the zone's level applies
 */
public record DesiredAssociation(CertificateId certificate, Boolean enabled) {
    /** @param association null for none */
    boolean isMetBy(Association association) {
        if (enabled == null) {
            return association == null || association.enabled() == null;
        }
        return association != null
                && certificate.equals(association.certificateId())
                && enabled.equals(association.enabled())
                && !association.status().isTombstone();
    }
}
