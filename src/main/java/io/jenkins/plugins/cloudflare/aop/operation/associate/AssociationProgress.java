package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from the two lists what is not active yet, and what never will be. */
public final class AssociationProgress {
    private AssociationProgress() {}

    /**
     * What is still to be waited for, in words; empty when every association and the certificate are active.
     *
     * @throws OperationException when waiting cannot help
     */
    public static Optional<String> pending(
            Collection<String> hostnames, Map<String, Association> present, HostnameCertificate certificate)
            throws OperationException {
        if (certificate.status().isFailure()) {
            throw new OperationException("certificate " + certificate.id() + " is " + certificate.statusText()
                    + " and will not become active; upload another one and enable the hostnames with it");
        }
        Optional<String> pending = pending(hostnames, present);
        if (pending.isPresent()) {
            return pending;
        }
        return certificate.status() == DeploymentStatus.ACTIVE
                ? Optional.empty()
                : Optional.of("certificate " + certificate.id() + " to become active (it is " + certificate.statusText()
                        + ")");
    }

    /** As {@link #pending(Collection, Map, HostnameCertificate)} for the associations alone, all of which are present. */
    public static Optional<String> pending(Collection<String> hostnames, Map<String, Association> present)
            throws OperationException {
        List<Association> waiting = new ArrayList<>();
        for (String hostname : hostnames) {
            Association association = present.get(hostname);
            if (association == null) {
                // One list that lacks it says nothing yet.
                return Optional.of("the association of " + hostname + " to be listed");
            }
            if (association.status() == DeploymentStatus.DEPLOYMENT_TIMED_OUT) {
                throw new OperationException("the association of " + hostname + " with certificate "
                        + association.certificateId()
                        + " is deployment_timed_out: Cloudflare gave up deploying it; run aopEnableHostname with"
                        + " another certificate, what the hostname presents now is not certain");
            }
            if (association.status() != DeploymentStatus.ACTIVE) {
                waiting.add(association);
            }
        }
        return waiting.isEmpty() ? Optional.empty() : Optional.of(missing(waiting));
    }

    /**
     * Whether nothing is left to be sent or awaited. The certificate may have been listed a little before: while an active
     * one is associated, the API deletes it for nobody (1433).
     */
    static boolean isSettled(Collection<String> hostnames, CertificateId certificate, ZoneLists lists) {
        Map<String, Association> present = ZoneContents.byHostname(lists.associations());
        DesiredAssociation desired = new DesiredAssociation(certificate, true);
        return hostnames.stream()
                        .map(present::get)
                        .allMatch(one -> desired.isMetBy(one) && one.status() == DeploymentStatus.ACTIVE)
                && lists.certificates().stream()
                        .anyMatch(one -> one.id().equals(certificate) && one.status() == DeploymentStatus.ACTIVE);
    }

    /** Fails unless the answer to a change names every hostname that was sent. */
    static void requireReported(List<String> sent, List<Association> answered) throws OperationException {
        List<String> ignored = new ArrayList<>(sent);
        answered.forEach(association -> ignored.remove(association.hostname()));
        if (!ignored.isEmpty()) {
            throw new OperationException("Cloudflare accepted the change but did not report "
                    + String.join(", ", ignored) + "; run the step again, it sends only what is missing");
        }
    }

    /** What is waited for while associations are not active. */
    static String missing(List<Association> waiting) {
        return "the association to become active for "
                + ListParameter.some(waiting.stream()
                        .map(association -> association.hostname() + " (" + association.statusText() + ")")
                        .toList());
    }
}
