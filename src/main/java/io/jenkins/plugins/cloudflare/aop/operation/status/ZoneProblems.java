package io.jenkins.plugins.cloudflare.aop.operation.status;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the hostnames of a zone now, whatever builds left.
 *
 * @param minDaysLeft fewest days that a certificate in use may have left, null for any
 */
record ZoneProblems(ZoneContents contents, Integer minDaysLeft, Instant now) {
    /** @param named whether the step names the hostnames, so that each has to present a certificate */
    List<String> of(Collection<String> hostnames, boolean named) {
        List<String> problems = new ArrayList<>();
        Set<CertificateId> used = new LinkedHashSet<>();
        for (String hostname : hostnames) {
            Association association = contents.associations().get(hostname);
            if (association == null || association.isVoid()) {
                if (named) {
                    problems.add("hostname " + hostname + " has no client certificate of its own");
                }
            } else if (association.isUnknown()) {
                problems.add("Cloudflare does not say what hostname " + hostname + " presents");
            } else if (!association.enabled()) {
                if (named) {
                    problems.add("hostname " + hostname + " is switched off and presents no certificate");
                }
            } else {
                status(association).ifPresent(problems::add);
                used.add(association.certificateId());
            }
        }
        used.forEach(id -> problems.addAll(of(id)));
        return problems;
    }

    private static Optional<String> status(Association association) {
        if (association.status().isFailure()) {
            return Optional.of("the association of " + association.hostname() + " is " + association.statusText());
        }
        return association.status() == DeploymentStatus.UNKNOWN
                ? Optional.of("the status of the association of " + association.hostname() + " is not known"
                        + shown(association.statusText()))
                : Optional.empty();
    }

    private static String shown(String statusText) {
        return statusText == null ? "" : " (" + statusText + ")";
    }

    /** What is wrong with a certificate that hostnames present. */
    private List<String> of(CertificateId id) {
        Optional<HostnameCertificate> found = contents.certificate(id);
        if (found.isEmpty()) {
            return List.of(
                    "certificate " + id + " is in use and not in the zone; enable its hostnames with another one");
        }
        HostnameCertificate certificate = found.get();
        List<String> problems = new ArrayList<>();
        if (certificate.status().isFailure()) {
            problems.add("certificate " + id + " is in use and " + certificate.statusText()
                    + (certificate.status().isTombstone() ? "; enable its hostnames with another one" : ""));
        } else if (certificate.status() == DeploymentStatus.UNKNOWN) {
            problems.add("the status of certificate " + id + ", which is in use, is not known"
                    + shown(certificate.statusText()));
        }
        Instant end = CertificateEntries.end(certificate);
        if (end == null) {
            problems.add("the end of validity of certificate " + id + ", which is in use, is not known");
            return problems;
        }
        long days = CertificateEntries.daysLeft(end, now);
        if (days < 0) {
            problems.add("certificate " + id + " expired at " + IsoTime.of(end)
                    + ", an enforcing origin refuses it; run aopRotateCertificate");
        } else if (minDaysLeft != null && days < minDaysLeft) {
            problems.add("certificate " + id + " has " + days + " days left, minDaysLeft is " + minDaysLeft
                    + "; run aopRotateCertificate");
        }
        return problems;
    }
}
