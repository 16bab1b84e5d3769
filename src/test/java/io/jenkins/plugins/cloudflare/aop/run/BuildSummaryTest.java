package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long the build page says that a certificate is valid. */
class BuildSummaryTest {
    private static Long daysLeft(String notAfter) {
        CertificateEntry certificate =
                new CertificateEntry("id", "sha256", "1", "CN=a", "CN=ca", null, notAfter, "active", false);
        OperationEntry upload = new OperationEntry(
                "aopUploadCertificate",
                "2026-05-04T10:15:00Z",
                "2026-05-04T10:15:01Z",
                Outcome.SUCCESS,
                null,
                null,
                certificate,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        BuildRecord record = new BuildRecord(BuildRecord.SCHEMA_VERSION, "job#1", List.of(upload));
        return new BuildSummary(record).getCertificates().get(0).daysLeft();
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).toString();
    }

    @Test
    void whatEndsTodayHasNoWholeDayLeft() {
        assertThat(daysLeft(in(Duration.ofHours(2))), is(0L));
        assertThat(daysLeft(in(Duration.ofHours(50))), is(2L));
    }

    @Test
    void whatHasJustExpiredDoesNotExpireToday() {
        assertThat(daysLeft(in(Duration.ofHours(-2))), is(-1L));
        assertThat(daysLeft(in(Duration.ofHours(-26))), is(-2L));
    }

    @Test
    void anUnknownEndIsNotToday() {
        assertThat(daysLeft(null), is(nullValue()));
    }
}
