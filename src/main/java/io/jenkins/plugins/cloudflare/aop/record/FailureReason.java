package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a proof failed.
 *
 * @param kind in a few words, the same for all that failed in the same way, for counts
 * @param sentence everything that speaks against it
 */
public record FailureReason(String kind, String sentence) {
    /** Empty when it passed. */
    public static Optional<FailureReason> of(VerdictEntry verdict) {
        if (verdict.passed()) {
            return Optional.empty();
        }
        Optional<String> distrust = distrust(verdict);
        List<String> sentences = new ArrayList<>(verdict.detours());
        String kind = String.valueOf(verdict.verdict());
        if (!sentences.isEmpty()) {
            kind += " with detours";
        } else if (distrust.isPresent() && isAsExpected(verdict)) {
            kind += " with an untrusted certificate";
        } else if (verdict.reason() != null) {
            sentences.add(verdict.reason());
        }
        distrust.ifPresent(sentences::add);
        return Optional.of(new FailureReason(kind, String.join(" ", sentences)));
    }

    /** Why the origin's own certificate fails the proof; empty when it does not. */
    public static Optional<String> distrust(VerdictEntry verdict) {
        OriginCertificateEntry certificate = verdict.originCertificate();
        if (verdict.distrust() != null || verdict.passed() || certificate == null || certificate.trusted()) {
            return Optional.ofNullable(verdict.distrust());
        }
        // Schema version 1 does not say so, but nothing else fails an enforcing origin without detours.
        return verdict.detours().isEmpty() && isEnforced(verdict)
                ? Optional.of("The origin's own certificate (" + certificate.subject() + ") is not trusted: "
                        + certificate.fault() + ".")
                : Optional.empty();
    }

    /** What an origin that is to accept does with visitors without a certificate fails nothing. */
    private static boolean isAsExpected(VerdictEntry verdict) {
        return isEnforced(verdict) || "accepting".equals(verdict.expected());
    }

    private static boolean isEnforced(VerdictEntry verdict) {
        return "ENFORCED".equals(verdict.verdict());
    }
}
