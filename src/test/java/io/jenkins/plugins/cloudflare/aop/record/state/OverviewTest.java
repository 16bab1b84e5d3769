package io.jenkins.plugins.cloudflare.aop.record.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the jobs of a controller know together, and what of it needs somebody. */
class OverviewTest {
    private static final Thresholds THRESHOLDS = new Thresholds(30, 30);
    private static final String LATE = "2027-05-01T00:00:00Z";
    private static final String SOON = "2026-07-20T00:00:00Z";
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private static JobState job(String name, OperationEntry... operations) {
        return JobState.empty(name).with(1, Told.record(operations));
    }

    private static Told on(String day) {
        return Told.at(day + "T00:00:00Z");
    }

    private static List<String> kinds(JobState... jobs) {
        return Overview.of(Arrays.asList(jobs)).findings(THRESHOLDS, NOW).stream()
                .map(finding -> finding.kind() + " " + finding.days() + " "
                        + (finding.certificate() != null
                                ? finding.certificate().state().name()
                                : finding.hostname().state().hostname())
                        + " " + finding.job())
                .toList();
    }

    @Test
    void theSoonestEndStandsFirstAndUnknownOnesLast() {
        Overview overview = Overview.of(List.of(
                job(
                        "one",
                        on("2026-06-01").upload("A", null, LATE),
                        on("2026-06-01").enable("A", "a.example.com")),
                job(
                        "two",
                        on("2026-06-02").upload("B", null, SOON),
                        on("2026-06-02").enable("B", "b.example.com")),
                job(
                        "three",
                        on("2026-06-03").upload("C", null, null),
                        on("2026-06-04").verify("c.example.com", "OPEN"))));

        assertThat(overview.certificates().stream().map(one -> one.state().id()).toList(), contains("B", "A", "C"));
        assertThat(
                overview.hostnames().stream().map(one -> one.state().hostname()).toList(),
                contains("b.example.com", "a.example.com", "c.example.com"));
        assertThat(overview.certificates().get(0).hostnames(), contains("b.example.com"));
    }

    @Test
    void whatIsNotAsBuildsLeftItNeedsSomebodyUntilItIs() {
        JobState deploy = job(
                "deploy",
                on("2026-06-01").upload("A", null, LATE),
                on("2026-06-01").enable("A", "www.example.com", "api.example.com"),
                on("2026-06-30").verify("www.example.com", "ENFORCED"),
                on("2026-06-30").verify("api.example.com", "ENFORCED"));
        LeftBy left = new LeftBy("deploy#1", "2026-06-01T00:00:00Z");
        JobState look = job(
                "look",
                on("2026-06-28").drifted("www.example.com", "B", left),
                // Gone: the job that looks knows nothing else of it.
                on("2026-06-28").drifted("api.example.com", null));

        assertThat(kinds(deploy), is(empty()));
        Overview both = Overview.of(List.of(deploy, look));
        assertThat(both.needsSomebody(THRESHOLDS, NOW), is(true));
        assertThat(kinds(deploy, look), contains("DRIFTED 3 api.example.com null", "DRIFTED 3 www.example.com deploy"));
        assertThat(
                both.findings(THRESHOLDS, NOW).get(0).hostname().state().drift(),
                is("hostname api.example.com differs"));

        JobState again = look.with(2, Told.record(on("2026-06-29").asLeft("www.example.com", "A")));
        JobState putBack = deploy.with(2, Told.record(on("2026-06-29").enable("A", "api.example.com")));
        assertThat(kinds(putBack, again), is(empty()));
    }

    @Test
    void driftCountsFromTheFirstLookThatSawItAfterABuildSetIt() {
        LeftBy left = new LeftBy("folder/deploy#1", "2026-06-01T00:00:00Z");
        JobState look = job(
                "look",
                on("2026-06-25").drifted("www.example.com", "B", left),
                on("2026-06-28").drifted("www.example.com", null, left));
        assertThat(kinds(look), contains("DRIFTED 6 www.example.com folder/deploy"));

        // Put back in between by a job that recorded it elsewhere, and changed again.
        LeftBy later = new LeftBy("folder/deploy#2", "2026-06-29T00:00:00Z");
        JobState again = look.with(2, Told.record(on("2026-06-30").drifted("www.example.com", "B", later)));
        assertThat(kinds(again), contains("DRIFTED 1 www.example.com folder/deploy"));
    }

    @Test
    void aRotationInAnotherJobCounts() {
        Overview overview = Overview.of(List.of(
                job(
                        "rotate",
                        on("2026-06-20").upload("B", null, LATE),
                        on("2026-06-20").enable("B", "www.example.com")),
                job(
                        "set up",
                        on("2026-06-01").upload("A", null, SOON),
                        on("2026-06-01").enable("A", "www.example.com")),
                job("verify", on("2026-06-10").verify("www.example.com", "ENFORCED"))));

        KnownHostname hostname = overview.hostnames().get(0);
        assertThat(hostname.certificate().id(), is("B"));
        assertThat(hostname.job(), is("verify"));
        assertThat(hostname.state().since(), is("2026-06-01T00:00:00Z"));
        assertThat(
                overview.certificates().stream().map(KnownCertificate::matters).toList(), contains(false, true));
        assertThat(overview.findings(THRESHOLDS, NOW), is(empty()));
        assertThat(overview.needsSomebody(THRESHOLDS, NOW), is(false));
    }

    @Test
    void theCertificateOfAProofIsTheOneThatAnotherJobUploaded() {
        CertificateEntry used = new CertificateEntry(null, "5ba1", "1", "CN=a", "CN=ca", null, SOON, null, null);
        Overview overview = Overview.of(List.of(
                job("verify", on("2026-06-10").verifyWith(used, "www.example.com", "ENFORCED")),
                job("upload", on("2026-06-01").upload("A", "5ba1", SOON))));

        assertThat(overview.certificates().size(), is(1));
        assertThat(overview.certificates().get(0).hostnames(), contains("www.example.com"));
        assertThat(overview.hostnames().get(0).certificate().id(), is("A"));
    }

    @Test
    void whatEndsWithinTheThresholdNeedsSomebody() {
        JobState ending = job(
                "job",
                on("2026-06-30").upload("A", null, SOON),
                on("2026-06-30").upload("B", null, "2026-07-01T10:00:00Z"),
                on("2026-06-30").upload("C", null, "2026-07-31T12:00:00Z"));

        assertThat(kinds(ending), contains("EXPIRED -1 B job", "EXPIRES 18 A job"));
        assertThat(Overview.of(List.of(ending)).needsSomebody(THRESHOLDS, NOW), is(true));
        assertThat(
                Overview.of(List.of(ending))
                        .findings(new Thresholds(0, 30), NOW)
                        .size(),
                is(1));
    }

    @Test
    void whatWasNotProvedForLongNeedsSomebody() {
        JobState job = job(
                        "job",
                        on("2026-05-01").verify("old.example.com", "ENFORCED"),
                        on("2026-06-20").verify("new.example.com", "ENFORCED"),
                        on("2026-05-25").enable("A", "never.example.com", "off.example.com"),
                        on("2026-05-26").disable("off.example.com"))
                .with(2, Told.record(on("2026-06-20").verify("old.example.com", "OPEN")));

        assertThat(kinds(job), contains("UNPROVED 61 old.example.com job", "NEVER_PROVED 37 never.example.com job"));
        assertThat(Overview.of(List.of(job)).findings(new Thresholds(30, 0), NOW), is(empty()));
        assertThat(Overview.of(List.of(job)).needsSomebody(THRESHOLDS, NOW), is(true));
    }

    @Test
    void aProofInAnyJobCounts() {
        assertThat(
                kinds(
                        job("nightly", on("2026-06-30").verify("www.example.com", "ENFORCED")),
                        job("abandoned", on("2026-01-01").verify("www.example.com", "OPEN"))),
                is(empty()));
    }
}
