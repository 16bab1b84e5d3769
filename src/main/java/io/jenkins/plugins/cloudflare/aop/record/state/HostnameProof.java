package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * What the last build that verified a hostname found.
 *
 * @param kind the worst verdict, or in which way it failed
 * @param tone how that is shown
 * @param origin where that was found
 * @param passed how many proofs of the hostname passed
 * @param failed how many did not
 * @param at when the last one was made, ISO 8601, UTC
 * @param build number of the build
 */
public record HostnameProof(
        String kind, Severity tone, String origin, int passed, int failed, String at, int build, boolean enforced) {

    static HostnameProof of(List<LatestProof> proofs, int build, String recordedAt) {
        LatestProof worst = proofs.stream()
                .max(Comparator.comparing(proof -> Severity.of(proof.verdict())))
                .orElseThrow();
        int passed =
                (int) proofs.stream().filter(proof -> proof.verdict().passed()).count();
        String at = null;
        for (LatestProof proof : proofs) {
            at = Moments.later(at, proof.verdict().at());
        }
        return new HostnameProof(
                worst.kind(),
                Severity.of(worst.verdict()),
                worst.verdict().origin(),
                passed,
                proofs.size() - passed,
                at == null ? recordedAt : at,
                build,
                isProof(proofs));
    }

    /** Being served through Cloudflare is well and says nothing of others. */
    private static boolean isProof(List<LatestProof> proofs) {
        List<VerdictEntry> verdicts = proofs.stream().map(LatestProof::verdict).toList();
        return verdicts.stream().allMatch(verdict -> Severity.of(verdict) == Severity.GOOD)
                && verdicts.stream().anyMatch(verdict -> !VerdictEntry.THROUGH_CLOUDFLARE.equals(verdict.origin()));
    }

    public int all() {
        return passed + failed;
    }
}
