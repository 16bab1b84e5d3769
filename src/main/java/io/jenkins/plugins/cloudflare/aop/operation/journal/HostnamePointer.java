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
 * @param unanswered earlier changes that Cloudflare has not answered, latest last
 * @param confirmed whether the build has seen that it is so; it may have changed since
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
        String sentAt,
        List<UnansweredChange> unanswered,
        boolean confirmed) {
    /** Earlier certificates of a hostname that are kept: more than a zone can hold. */
    private static final int EARLIER = 20;

    /** Attempts that are kept: more than fit into the time in which one may still arrive. */
    private static final int ATTEMPTS = 8;

    public HostnamePointer {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        unanswered = unanswered == null ? List.of() : List.copyOf(unanswered);
    }

    /** The same, of which Cloudflare's answer is known. An earlier attempt may arrive all the same. */
    HostnamePointer answered() {
        return with(earlier, null, unanswered);
    }

    /** The same, which is so: nothing is under way any more. */
    HostnamePointer settled() {
        return new HostnamePointer(
                certificateId, enabled, previousCertificateId, build, at, earlier, rotation, null, List.of(), true);
    }

    private HostnamePointer with(List<String> all, String sent, List<UnansweredChange> attempts) {
        return new HostnamePointer(
                certificateId, enabled, previousCertificateId, build, at, all, rotation, sent, attempts, confirmed);
    }

    /** Whether a change may be under way. */
    public boolean isOpen() {
        return sentAt != null || !unanswered.isEmpty();
    }

    private List<UnansweredChange> attempts() {
        List<UnansweredChange> all = new ArrayList<>(unanswered);
        if (sentAt != null) {
            all.add(new UnansweredChange(certificateId, enabled, sentAt));
        }
        return all.subList(Math.max(0, all.size() - ATTEMPTS), all.size());
    }

    /** The same, knowing what the hostname had before. */
    HostnamePointer after(HostnamePointer before) {
        List<UnansweredChange> attempts = before == null ? List.of() : before.attempts();
        List<String> all = new ArrayList<>(before == null ? List.of() : before.earlier);
        if (before != null && rotation != null && rotation.equals(before.rotation)) {
            // A rollback: the new certificate was not replaced, and the old one is in use again.
            all.remove(certificateId);
            return with(all, sentAt, attempts);
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
        return with(kept, sentAt, attempts);
    }
}
