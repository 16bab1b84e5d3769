package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;

/**
 * What a hostname is to have at Cloudflare.
 *
 * @param certificate needed even to remove an association
 * @param enabled true: it is presented; false: none is; null: no association, so that the zone's level applies
 */
public record DesiredAssociation(CertificateId certificate, Boolean enabled) {
    /** What is sent for a hostname that is to have this. */
    AssociationChange change(String hostname) {
        return new AssociationChange(hostname, certificate, enabled);
    }

    /** Whether both are the same, except that a removal has no certificate of its own. */
    boolean isSameAs(DesiredAssociation other) {
        return enabled == null ? other.enabled == null : equals(other);
    }

    /** @param association null for none */
    boolean isMetBy(Association association) {
        if (enabled == null) {
            return association == null || association.isVoid();
        }
        return association != null
                && certificate.equals(association.certificateId())
                && enabled.equals(association.enabled())
                && !association.status().isTombstone();
    }
}
