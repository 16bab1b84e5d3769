package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices what somebody else does to the hostnames of a write; overwriting it would start a tug of war. */
final class ConcurrentChanges {
    private final Map<String, DesiredAssociation> desired;
    /** What each hostname had when it was first to be sent. */
    private final Map<String, Optional<DesiredAssociation>> seen = new HashMap<>();

    ConcurrentChanges(Map<String, DesiredAssociation> desired) {
        this.desired = desired;
    }

    /** A wait where what was seen of hostnames is not so any more. */
    static <R> Advance<R> newList(List<String> hostnames) {
        return new Advance.Wait<>(
                AssociationWrite.LOOK_SOON,
                "a new list after what somebody else changed at " + ListParameter.some(hostnames));
    }

    /** Whether the hostnames have the same as in an earlier list. */
    static boolean isSame(
            Collection<String> hostnames, Map<String, Association> earlier, Map<String, Association> now) {
        return hostnames.stream()
                .allMatch(hostname -> isUnknown(now.get(hostname))
                        || isUnknown(earlier.get(hostname))
                        || pointed(earlier.get(hostname)).equals(pointed(now.get(hostname))));
    }

    /** @param unsent hostnames that are about to be sent */
    void requireNoneBefore(List<String> unsent, Map<String, Association> present) throws OperationException {
        for (String hostname : unsent) {
            if (isUnknown(present.get(hostname))) {
                continue;
            }
            Optional<DesiredAssociation> now = pointed(present.get(hostname));
            Optional<DesiredAssociation> first = seen.putIfAbsent(hostname, now);
            if (first != null && !first.equals(now)) {
                throw new OperationException("hostname " + hostname + " was " + words(now)
                        + " by somebody else while this build was about to change it; it was left so. Settle what it"
                        + " should be and run again");
            }
        }
    }

    /**
     * @param before what each hostname had before it was sent: a list may show it for a while
     * @param missing hostnames that were sent and do not have what they are to have
     */
    void requireNoneAfter(
            Map<String, Optional<DesiredAssociation>> before, List<String> missing, Map<String, Association> present)
            throws OperationException {
        for (String hostname : missing) {
            Optional<DesiredAssociation> now = pointed(present.get(hostname));
            if (now.isPresent()
                    && !isUnknown(present.get(hostname))
                    && !now.equals(before.get(hostname))
                    && !now.get().isSameAs(desired.get(hostname))) {
                throw new OperationException("hostname " + hostname + " was " + words(now)
                        + " by somebody else while this build "
                        + (desired.get(hostname).enabled() == null
                                ? "removed its association"
                                : "pointed it to " + desired.get(hostname).certificate())
                        + "; settle which one it should be and run again");
            }
        }
    }

    private static boolean isUnknown(Association association) {
        return association != null && association.isUnknown();
    }

    /** What a change would replace; the status of an association moves on by itself. */
    static Optional<DesiredAssociation> pointed(Association association) {
        return association == null || association.isVoid() || association.isUnknown()
                ? Optional.empty()
                : Optional.of(new DesiredAssociation(association.certificateId(), association.enabled()));
    }

    private static String words(Optional<DesiredAssociation> association) {
        return association
                .map(now -> "pointed to certificate " + now.certificate() + (now.enabled() ? "" : " and switched off"))
                .orElse("left without a certificate");
    }
}
