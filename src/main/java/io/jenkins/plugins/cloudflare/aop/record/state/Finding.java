package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.LeftBy;

/**
 * Something that needs somebody.
 *
 * @param certificate the certificate it is about; null for a hostname
 * @param hostname the hostname it is about; null for a certificate
 * @param days left, negative once it has expired; for a hostname how long it has not been proved, or
 *     ago that its drift was first seen
 */
public record Finding(Kind kind, KnownCertificate certificate, KnownHostname hostname, long days) {
    /** What is the matter. */
    public enum Kind {
        EXPIRED,
        EXPIRES,
        /** Cloudflare does not hold what builds left. */
        DRIFTED,
        /** The last proof is too long ago. */
        UNPROVED,
        /** Recorded long ago, and no build ever proved it. */
        NEVER_PROVED
    }

    static Finding of(KnownCertificate certificate, long daysLeft) {
        return new Finding(daysLeft < 0 ? Kind.EXPIRED : Kind.EXPIRES, certificate, null, daysLeft);
    }

    static Finding of(KnownHostname hostname, long age) {
        return new Finding(
                hostname.state().provenAt() == null ? Kind.NEVER_PROVED : Kind.UNPROVED, null, hostname, age);
    }

    static Finding drifted(KnownHostname hostname, long age) {
        return new Finding(Kind.DRIFTED, null, hostname, age);
    }

    /** The job to go to: of drift the one that can put it back, not the one that saw it; null when not known. */
    public String job() {
        if (kind == Kind.DRIFTED) {
            LeftBy left = hostname.state().left();
            return left == null ? null : left.job();
        }
        return certificate != null ? certificate.job() : hostname.job();
    }
}
