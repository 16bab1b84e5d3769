package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Notices what somebody else does to the hostnames of a write; overwriting it would start a tug of war. */
final class ConcurrentChanges {
    private final Map<String, DesiredAssociation> desired;
    /** What each hostname had when it was first to be sent. */
    private final Map<String, Optional<DesiredAssociation>> seen = new HashMap<>();

    ConcurrentChanges(Map<String, DesiredAssociation> desired) {
        this.desired = desired;
    }

    /** Whether the hostnames have the same as at an earlier look. */
    static boolean isSame(
            Collection<String> hostnames, Map<String, Association> earlier, Map<String, Association> now) {
        return hostnames.stream()
                .allMatch(hostname -> Objects.equals(pointed(earlier.get(hostname)), pointed(now.get(hostname))));
    }

    /** @param unsent hostnames that are about to be sent */
    void requireNoneBefore(List<String> unsent, Map<String, Association> present) throws OperationException {
        for (String hostname : unsent) {
            Optional<DesiredAssociation> now = pointed(present.get(hostname));
            Optional<DesiredAssociation> first = seen.putIfAbsent(hostname, now);
            if (first != null && !first.equals(now)) {
                throw new OperationException("hostname " + hostname + " was "
                        + now.map(ConcurrentChanges::words).orElse("left without a certificate")
                        + " by somebody else while this build was about to change it; it was left so. Settle what it"
                        + " should be and run again");
            }
        }
    }

    /**
     * @param before what each hostname had before it was sent
     * @param missing hostnames that were sent and are not where they are to be
     */
    void requireNoneAfter(
            Map<String, Optional<CertificateId>> before, List<String> missing, Map<String, Association> present)
            throws OperationException {
        for (String hostname : missing) {
            Association now = present.get(hostname);
            CertificateId other = now == null ? null : now.certificateId();
            CertificateId wanted = desired.get(hostname).certificate();
            // A third certificate can only come from somebody else.
            if (other != null
                    && !other.equals(wanted)
                    && !Objects.equals(other, before.get(hostname).orElse(null))) {
                throw new OperationException("hostname " + hostname + " was pointed to certificate " + other
                        + " by somebody else while this build pointed it to " + wanted
                        + "; settle which one it should be and run again");
            }
        }
    }

    /** What a change would replace; the status of an association moves on by itself. */
    private static Optional<DesiredAssociation> pointed(Association association) {
        return association == null || association.enabled() == null
                ? Optional.empty()
                : Optional.of(new DesiredAssociation(association.certificateId(), association.enabled()));
    }

    private static String words(DesiredAssociation wanted) {
        return "pointed to certificate " + wanted.certificate() + (wanted.enabled() ? "" : ", disabled,");
    }
}
