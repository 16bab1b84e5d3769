package io.jenkins.plugins.cloudflare.aop.operation.status;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tells what in a zone is not as the last builds left it. */
final class Drift {
    private Drift() {}

    /** @param shown which hostnames are shown at */
    static List<String> of(ZoneDocument document, ZoneContents contents, Predicate<String> shown) {
        List<String> drift = new ArrayList<>();
        new TreeMap<>(document.hostnames()).forEach((hostname, left) -> {
            if (shown.test(hostname) && !isRotating(document, hostname)) {
                of(hostname, left, contents, drift);
            }
        });
        document.unfinished().values().forEach(rotation -> {
            if (rotation.hostnames().keySet().stream().anyMatch(shown)) {
                drift.add(
                        "the rotation of certificate " + rotation.oldCertificateId() + " to " + rotation.certificateId()
                                + " is not finished (" + rotation.stage() + ", begun by " + rotation.build()
                                + "); run aopRotateCertificate again");
            }
        });
        return drift;
    }

    private static void of(String hostname, HostnamePointer left, ZoneContents contents, List<String> drift) {
        Association now = contents.associations().get(hostname);
        if (now != null && now.isUnknown()) {
            return;
        }
        boolean absent = now == null || now.isVoid();
        String by = " (left so by " + left.build() + " at " + left.at() + ")";
        if (left.enabled() == null) {
            if (!absent) {
                drift.add("hostname " + hostname + " has certificate " + now.certificateId()
                        + " although its association was removed" + by);
            }
            return;
        }
        if (absent) {
            drift.add("hostname " + hostname + " has no association any more instead of certificate "
                    + left.certificateId() + by);
            return;
        }
        CertificateId wanted = new CertificateId(left.certificateId());
        if (!wanted.equals(now.certificateId())) {
            drift.add("hostname " + hostname + " points to certificate " + now.certificateId() + " instead of "
                    + left.certificateId() + by);
        } else if (contents.live(wanted).isEmpty()) {
            drift.add("certificate " + left.certificateId() + " of hostname " + hostname + " is gone" + by);
        }
        if (!left.enabled().equals(now.enabled())) {
            drift.add("hostname " + hostname + " is " + (now.enabled() ? "enabled" : "disabled") + " instead of "
                    + (left.enabled() ? "enabled" : "disabled") + by);
        }
    }

    private static boolean isRotating(ZoneDocument document, String hostname) {
        return document.unfinished().values().stream()
                .map(RotationState::hostnames)
                .map(Map::keySet)
                .anyMatch(names -> names.contains(hostname));
    }
}
