package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What in a zone is not as the last builds left it.
 *
 * @param hostnames in which way, by hostname
 * @param sentences the same with the builds, and rotations that are not finished
 */
public record Drift(Map<String, Difference> hostnames, List<String> sentences) {
    /**
     * How a hostname is not as a build left it.
     *
     * @param text without the build, which not everybody may see who sees this
     */
    public record Difference(String text, LeftBy left) {}

    /** @param shown which hostnames are shown at */
    public static Drift of(ZoneDocument document, ZoneContents contents, Predicate<String> shown) {
        Map<String, Difference> hostnames = new LinkedHashMap<>();
        List<String> sentences = new ArrayList<>();
        new TreeMap<>(document.hostnames()).forEach((hostname, left) -> {
            if (shown.test(hostname) && !isRotating(document, hostname)) {
                List<String> differences = of(hostname, left, contents);
                if (!differences.isEmpty()) {
                    hostnames.put(
                            hostname,
                            new Difference(String.join("; ", differences), new LeftBy(left.build(), left.at())));
                }
                differences.forEach(difference ->
                        sentences.add(difference + " (left so by " + left.build() + " at " + left.at() + ")"));
            }
        });
        document.unfinished().values().forEach(rotation -> {
            if (rotation.hostnames().keySet().stream().anyMatch(shown)) {
                sentences.add(
                        "the rotation of certificate " + rotation.oldCertificateId() + " to " + rotation.certificateId()
                                + " is not finished (" + rotation.stage() + ", begun by " + rotation.build()
                                + "); run aopRotateCertificate again");
            }
        });
        return new Drift(hostnames, sentences);
    }

    private static List<String> of(String hostname, HostnamePointer left, ZoneContents contents) {
        List<String> drift = new ArrayList<>();
        Association now = contents.associations().get(hostname);
        if (now != null && now.isUnknown()) {
            return drift;
        }
        boolean absent = now == null || now.isVoid();
        if (left.enabled() == null) {
            if (!absent) {
                drift.add("hostname " + hostname + " has certificate " + now.certificateId()
                        + " although its association was removed");
            }
            return drift;
        }
        if (absent) {
            drift.add("hostname " + hostname + " has no association any more instead of certificate "
                    + left.certificateId());
            return drift;
        }
        CertificateId wanted = new CertificateId(left.certificateId());
        if (!wanted.equals(now.certificateId())) {
            drift.add("hostname " + hostname + " points to certificate " + now.certificateId() + " instead of "
                    + left.certificateId());
        } else if (contents.live(wanted).isEmpty()) {
            drift.add("certificate " + left.certificateId() + " of hostname " + hostname + " is gone");
        }
        if (!left.enabled().equals(now.enabled())) {
            drift.add("hostname " + hostname + " is " + (now.enabled() ? "enabled" : "disabled") + " instead of "
                    + (left.enabled() ? "enabled" : "disabled"));
        }
        return drift;
    }

    private static boolean isRotating(ZoneDocument document, String hostname) {
        return document.unfinished().values().stream()
                .map(RotationState::hostnames)
                .map(Map::keySet)
                .anyMatch(names -> names.contains(hostname));
    }

    /**
     * The associations that were looked at, for the record.
     *
     * @param looked at; those that drifted are there anyhow, also when they are gone
     */
    public List<HostnameEntry> entries(Set<String> looked, ZoneContents contents) {
        Set<String> all = new TreeSet<>(looked);
        all.addAll(hostnames.keySet());
        return HostnameEntries.of(all, contents.associations(), contents.certificates(), any -> false, hostnames);
    }
}
