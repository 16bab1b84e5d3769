package io.jenkins.plugins.cloudflare.aop.record;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class FailureReasonTest {
    private static final String DISTRUST = "The origin's own certificate (CN=a) is not trusted: it has expired.";

    public static VerdictEntry failed(
            String expected,
            String verdict,
            List<String> detours,
            OriginCertificateEntry certificate,
            String distrust) {
        return new VerdictEntry(
                "a.example.com",
                "192.0.2.1",
                expected,
                verdict,
                false,
                "What was seen.",
                detours,
                null,
                null,
                null,
                null,
                null,
                certificate,
                null,
                null,
                null,
                distrust,
                null);
    }

    private static void assertReason(VerdictEntry verdict, String kind, String sentence) {
        assertThat(FailureReason.of(verdict), is(Optional.of(new FailureReason(kind, sentence))));
    }

    @Test
    void whatPassedHasNone() {
        assertThat(
                FailureReason.of(ExampleRecords.verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true)),
                is(Optional.empty()));
    }

    @Test
    void aVerdictThatIsNotTheExpectedOne() {
        assertReason(failed("enforced", "OPEN", null, null, null), "OPEN", "What was seen.");
        assertReason(failed("enforced", "OPEN", null, null, DISTRUST), "OPEN", "What was seen. " + DISTRUST);
    }

    @Test
    void aWayAroundTheFrontDoor() {
        assertReason(
                failed("enforced", "ENFORCED", List.of("PLAIN_HTTP: served.", "OTHER_NAME: served."), null, null),
                "ENFORCED with detours",
                "PLAIN_HTTP: served. OTHER_NAME: served.");
    }

    @Test
    void theOriginsOwnCertificate() {
        assertReason(
                failed("enforced", "ENFORCED", null, null, DISTRUST),
                "ENFORCED with an untrusted certificate",
                DISTRUST);
        assertReason(failed("accepting", "OPEN", null, null, DISTRUST), "OPEN with an untrusted certificate", DISTRUST);
    }

    /** Schema version 1 says only that the certificate is not trusted. */
    @Test
    void theOriginsOwnCertificateInAnEarlierRecord() {
        OriginCertificateEntry expired =
                new OriginCertificateEntry("CN=a", "CN=ca", null, -1L, false, "it has expired");
        assertReason(
                failed("enforced", "ENFORCED", null, expired, null),
                "ENFORCED with an untrusted certificate",
                DISTRUST);
        assertReason(failed("enforced", "OPEN", null, expired, null), "OPEN", "What was seen.");
    }
}
