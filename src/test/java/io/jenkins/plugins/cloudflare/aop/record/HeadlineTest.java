package io.jenkins.plugins.cloudflare.aop.record;

import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.operation;
import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.verdict;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final VerdictEntry ENFORCED = verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true);
    private static final VerdictEntry OPEN = verdict("a.example.com", "192.0.2.1", "enforced", "OPEN", false);

    private static VerdictEntry failed(List<String> detours, String distrust) {
        return FailureReasonTest.failed("enforced", "ENFORCED", detours, null, distrust);
    }

    private static void assertHeadline(Severity tone, String sentence, String detail, OperationEntry... operations) {
        assertThat(Headline.of(ExampleRecords.of(operations)), equalTo(new Headline(tone, sentence, detail)));
    }

    @Test
    void everyProofPassed() {
        assertHeadline(
                Severity.GOOD,
                "Every origin refuses everybody else",
                "1 hostname, 1 origin: 1 ENFORCED.",
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, ENFORCED));
    }

    private static VerdictEntry throughCloudflare(String verdict, boolean passed) {
        return verdict("a.example.com", VerdictEntry.THROUGH_CLOUDFLARE, null, verdict, passed);
    }

    @Test
    void beingServedThroughCloudflareTakesNothingAway() {
        assertHeadline(
                Severity.GOOD,
                "Every origin refuses everybody else",
                "1 hostname, 1 origin: 1 ENFORCED, 1 SERVED.",
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, ENFORCED, throughCloudflare("SERVED", true)));
    }

    @Test
    void beingServedThroughCloudflareProvesNoRefusal() {
        assertHeadline(
                Severity.FAIR,
                "The only proof passed, without asking every origin to enforce",
                "1 hostname, 0 origins: 1 SERVED.",
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, throughCloudflare("SERVED", true)));
    }

    @Test
    void notBeingServedThroughCloudflareIsAFailure() {
        assertHeadline(
                Severity.BAD,
                "1 of 2 proofs failed: NOT_SERVED",
                "1 hostname, 1 origin; passed: 1 ENFORCED.",
                operation(
                        "aopVerifyOrigin",
                        Outcome.FAILURE,
                        "failed",
                        ENFORCED,
                        throughCloudflare("NOT_SERVED", false)));
    }

    @Test
    void someFailed() {
        assertThat(
                Headline.of(RealisticRecord.record()),
                equalTo(new Headline(
                        Severity.BAD,
                        "3 of 6 proofs failed: 1 ANY_CERTIFICATE, 1 INCONCLUSIVE, 1 OPEN",
                        "3 hostnames, 3 origins; passed: 3 ENFORCED.")));
    }

    @Test
    void noResultIsNoFailureAndNoPass() {
        assertHeadline(
                Severity.UNSURE,
                "The only proof came to no result: INCONCLUSIVE",
                "1 hostname, 1 origin.",
                operation(
                        "aopVerifyOrigin",
                        Outcome.FAILURE,
                        "failed",
                        verdict("a.example.com", "192.0.2.1", "enforced", "INCONCLUSIVE", false)));
    }

    @Test
    void anEnforcingOriginWithADetourFailed() {
        assertHeadline(
                Severity.BAD,
                "The only proof failed: ENFORCED with detours",
                "1 hostname, 1 origin.",
                operation("aopVerifyOrigin", Outcome.FAILURE, "failed", failed(List.of("PLAIN_HTTP: served."), null)));
    }

    @Test
    void anEnforcingOriginWithAnUntrustedCertificateFailed() {
        assertHeadline(
                Severity.BAD,
                "All 2 proofs failed: 1 ENFORCED with an untrusted certificate, 1 OPEN",
                "2 hostnames, 1 origin.",
                operation(
                        "aopVerifyOrigin",
                        Outcome.FAILURE,
                        "failed",
                        failed(null, "The origin's own certificate (CN=a) is not trusted: it has expired."),
                        verdict("b.example.com", "192.0.2.1", "enforced", "OPEN", false)));
    }

    @Test
    void acceptingOriginsAreNotSaidToRefuse() {
        assertHeadline(
                Severity.FAIR,
                "The only proof passed, without asking every origin to enforce",
                "1 hostname, 1 origin: 1 OPEN.",
                operation(
                        "aopVerifyOrigin",
                        Outcome.SUCCESS,
                        null,
                        verdict("a.example.com", "192.0.2.1", "accepting", "OPEN", true)));
    }

    /** As a rotation proves, and as the demo does. */
    @Test
    void whatAnOriginEnforcesInTheEndCounts() {
        assertHeadline(
                Severity.GOOD,
                "Every origin refuses everybody else",
                "1 hostname, 1 origin: 1 ENFORCED.",
                operation(
                        "aopRotateCertificate",
                        Outcome.SUCCESS,
                        null,
                        verdict("a.example.com", "192.0.2.1", "accepting", "ENFORCED", true),
                        ENFORCED));
    }

    @Test
    void aRetryThatPassedSettlesWhatFailed() {
        assertHeadline(
                Severity.GOOD,
                "Every origin refuses everybody else",
                "1 hostname, 1 origin: 1 ENFORCED.",
                operation("aopVerifyOrigin", Outcome.FAILURE, "failed", OPEN),
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, ENFORCED));
    }

    @Test
    void aLaterFailureCounts() {
        assertHeadline(
                Severity.BAD,
                "The only proof failed: OPEN",
                "1 hostname, 1 origin.",
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, ENFORCED),
                operation("aopVerifyOrigin", Outcome.FAILURE, "failed", OPEN));
    }

    @Test
    void anOperationThatFailedIsNotHiddenByProofsThatPassed() {
        assertHeadline(
                Severity.BAD,
                "aopEnableHostname failed",
                "Cloudflare refused it.",
                operation("aopEnableHostname", Outcome.FAILURE, "Cloudflare refused it."),
                operation("aopVerifyOrigin", Outcome.SUCCESS, null, ENFORCED));
    }

    @Test
    void anOperationMayEndOtherwise() {
        assertHeadline(
                Severity.UNSURE,
                "aopStatus did not succeed",
                "It ended as ABORTED.",
                operation("aopStatus", Outcome.ABORTED, null));
        assertHeadline(
                Severity.BAD,
                "2 operations did not succeed",
                "It ended as UNSTABLE.",
                operation("aopStatus", Outcome.UNSTABLE, null),
                operation("aopStatus", Outcome.FAILURE, "failed"));
    }

    @Test
    void nothingWasProved() {
        assertHeadline(Severity.FAIR, "No origin was verified", "No operation has ended.");
        assertHeadline(
                Severity.FAIR,
                "No origin was verified",
                "1 operation ended with success.",
                operation("aopStatus", Outcome.SUCCESS, null));
    }
}
