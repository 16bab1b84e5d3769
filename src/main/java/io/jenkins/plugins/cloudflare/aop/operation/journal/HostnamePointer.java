package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a hostname was pointed to.
 *
 * @param certificateId the certificate that a build set
 * @param enabled what a build set, null when it removed the association
 * @param previousCertificateId the certificate that it had before, null for none
 * @param build the build that set it
 * @param at when, ISO 8601
 * @param earlier the certificates that it had before, as far as builds set them, latest last
 * @param rotation id of the rotation that set it, null for none
 * @param sentAt when the change was sent, ISO 8601 with fractions; null once Cloudflare has answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostnamePointer(
        String certificateId,
        Boolean enabled,
        String previousCertificateId,
        String build,
        String at,
        List<String> earlier,
        String rotation,
        String sentAt) {
    /** Earlier certificates of a hostname that are kept: more than a zone can hold. */
    private static final int EARLIER = 20;

    public HostnamePointer {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** The same, of which Cloudflare's answer is known. */
    public HostnamePointer answered() {
        return new HostnamePointer(certificateId, enabled, previousCertificateId, build, at, earlier, rotation, null);
    }

    /** The same, knowing what the hostname had before. */
    HostnamePointer after(HostnamePointer before) {
        List<String> all = new ArrayList<>(before == null ? List.of() : before.earlier);
        if (before != null && rotation != null && rotation.equals(before.rotation)) {
            // A rollback: the new certificate was not replaced, and the old one is in use again.
            all.remove(certificateId);
            return new HostnamePointer(certificateId, enabled, previousCertificateId, build, at, all, rotation, sentAt);
        }
        if (before != null && before.certificateId != null) {
            all.add(before.certificateId);
        }
        if (previousCertificateId != null) {
            all.add(previousCertificateId);
        }
        List<String> distinct = new ArrayList<>();
        for (String id : all) {
            distinct.remove(id);
            distinct.add(id);
        }
        List<String> kept = distinct.subList(Math.max(0, distinct.size() - EARLIER), distinct.size());
        return new HostnamePointer(certificateId, enabled, previousCertificateId, build, at, kept, rotation, sentAt);
    }
}
