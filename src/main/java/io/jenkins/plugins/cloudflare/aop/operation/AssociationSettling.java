package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells from the two lists what is not active yet, and what never will be. */
final class AssociationSettling {
    private static final int NAMED = 5;

    private AssociationSettling() {}

    /**
     * What is still to be waited for, in words; empty when every association and the certificate are active.
     *
     * @throws OperationException when waiting cannot help
     */
    static Optional<String> pending(
            List<String> hostnames, Map<String, Association> present, HostnameCertificate certificate)
            throws OperationException {
        if (certificate.status().isFailure()) {
            throw new OperationException("certificate " + certificate.id() + " is " + certificate.statusText()
                    + " and will not become active; upload another one and enable the hostnames with it");
        }
        List<Association> waiting = new ArrayList<>();
        for (String hostname : hostnames) {
            Association association = present.get(hostname);
            if (association.status() == DeploymentStatus.DEPLOYMENT_TIMED_OUT) {
                throw new OperationException("the association of " + hostname + " with certificate " + certificate.id()
                        + " is deployment_timed_out: Cloudflare gave up deploying it; run aopEnableHostname with"
                        + " another certificate, what the hostname presents now is not certain");
            }
            if (association.status() != DeploymentStatus.ACTIVE) {
                waiting.add(association);
            }
        }
        if (!waiting.isEmpty()) {
            return Optional.of(missing(waiting));
        }
        return certificate.status() == DeploymentStatus.ACTIVE
                ? Optional.empty()
                : Optional.of("certificate " + certificate.id() + " to become active (it is " + certificate.statusText()
                        + ")");
    }

    /** What is waited for while associations are not active. */
    static String missing(List<Association> waiting) {
        String some = waiting.stream()
                .limit(NAMED)
                .map(association -> association.hostname() + " (" + association.statusText() + ")")
                .collect(Collectors.joining(", "));
        return "the association to become active for " + some
                + (waiting.size() > NAMED ? " and " + (waiting.size() - NAMED) + " more" : "");
    }
}
