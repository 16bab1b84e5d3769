package io.jenkins.plugins.cloudflare.aop.record.state;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the builds of a job leave of certificates and hostnames. */
class JobStateTest {
    private static final String MAY = "2026-05-01T00:00:00Z";
    private static final String JUNE = "2026-06-01T00:00:00Z";
    private static final String JULY = "2026-07-01T00:00:00Z";

    private static JobState after(BuildRecord... records) {
        JobState state = JobState.empty("job");
        for (int i = 0; i < records.length; i++) {
            state = state.with(i + 1, records[i]);
        }
        return state;
    }

    private static CertificateState certificate(JobState state, String id) {
        return state.certificates().stream()
                .filter(one -> one.isCalled(id, null))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLastBuildThatSpeaksOfSomethingCounts() {
        JobState state = after(
                Told.record(
                        Told.at(MAY).upload("A", null, "2027-05-01T00:00:00Z"),
                        Told.at(MAY).enable("A", "www.example.com")),
                Told.record(Told.at(JUNE).verify("www.example.com", "ENFORCED", "OPEN")));

        HostnameState hostname = state.hostnames().get(0);
        assertThat(hostname.certificateId(), is("A"));
        assertThat(hostname.zone(), is("example.com"));
        assertThat(hostname.since(), is(MAY));
        assertThat(
                hostname.proof(), is(new HostnameProof("OPEN", Severity.BAD, "192.0.2.2:443", 1, 1, JUNE, 2, false)));
        assertThat(hostname.provenAt(), is(nullValue()));
        assertThat(certificate(state, "A").build(), is(1));
    }

    @Test
    void aLaterFailureDoesNotForgetWhenItWasProved() {
        JobState state = after(
                Told.record(Told.at(MAY).verify("www.example.com", "ENFORCED")),
                Told.record(Told.at(JUNE).verify("www.example.com", "OPEN")));

        assertThat(state.hostnames().get(0).provenAt(), is(MAY));
        assertThat(state.hostnames().get(0).proof().kind(), is("OPEN"));
    }

    @Test
    void whatCloudflareAloneWasServedIsNoProof() {
        assertThat(
                after(Told.record(Told.at(MAY).verify("www.example.com", "SERVED")))
                        .hostnames()
                        .get(0)
                        .provenAt(),
                is(nullValue()));
    }

    @Test
    void theSameRecordAgainChangesNothing() {
        BuildRecord record = Told.record(
                Told.at(MAY).upload("A", null, "2027-05-01T00:00:00Z"),
                Told.at(MAY).look(Told.held("A", "2027-05-01T00:00:00Z", 0, null)),
                Told.at(JUNE).enable("A", "www.example.com"),
                Told.at(JULY).verify("www.example.com", "ENFORCED"));
        JobState once = after(record);

        assertThat(once.with(1, record), is(once));
        assertThat(certificate(once, "A").hostnames(), is(1));
    }

    @Test
    void anEarlierBuildThatEndsLaterTakesNothingBack() {
        JobState state = JobState.empty("job")
                .with(
                        2,
                        Told.record(
                                Told.at(JUNE).enable("B", "www.example.com"),
                                Told.at(JULY).verify("www.example.com", "OPEN")))
                .with(
                        1,
                        Told.record(
                                Told.at(MAY).enable("A", "www.example.com"),
                                Told.at(JUNE).verify("www.example.com", "ENFORCED")));

        assertThat(state.hostnames().get(0).certificateId(), is("B"));
        assertThat(state.hostnames().get(0).proof().kind(), is("OPEN"));
        assertThat(state.hostnames().get(0).provenAt(), is(JUNE));
        assertThat(state.points().stream().map(BuildPoint::build).toList(), contains(1, 2));
    }

    @Test
    void aCertificateThatWasReplacedDoesNotMatter() {
        JobState state = after(
                Told.record(Told.at(MAY).upload("A", null, JULY), Told.at(MAY).enable("A", "www.example.com")),
                Told.record(
                        Told.at(JUNE).upload("B", null, "2027-05-01T00:00:00Z"),
                        Told.at(JUNE).enable("B", "www.example.com")));

        assertThat(certificate(state, "A").matters(false), is(false));
        assertThat(state.points().get(0).daysLeft(), is(61L));
        assertThat(state.points().get(1).daysLeft(), is(334L));
    }

    @Test
    void aCertificateThatWasOnlyUploadedMatters() {
        assertThat(
                certificate(after(Told.record(Told.at(MAY).upload("A", null, JULY))), "A")
                        .matters(false),
                is(true));
    }

    @Test
    void whatALookAtTheZoneDoesNotFindIsGone() {
        JobState state = after(
                Told.record(Told.at(MAY).upload("A", null, JULY), Told.at(MAY).upload("B", null, JULY)),
                Told.record(Told.at(JUNE)
                        .look(
                                Told.held("B", JULY, 0, null),
                                Told.held("C", JULY, 3, "kept"),
                                Told.held("D", JULY, 0, "deleted"))));

        assertThat(
                state.certificates().stream().map(CertificateState::id).sorted().toList(), contains("B", "C"));
        assertThat("no hostname uses it", certificate(state, "B").matters(false), is(false));
        assertThat(
                "hostnames that no build knows use it", certificate(state, "C").matters(false), is(true));
    }

    @Test
    void aProofWithACertificateMeetsItsUpload() {
        CertificateEntry used = new CertificateEntry(null, "5ba1", "1", "CN=a", "CN=ca", null, JULY, null, null);
        JobState state = after(
                Told.record(Told.at(MAY).verifyWith(used, "www.example.com", "ENFORCED")),
                Told.record(Told.at(JUNE).upload("A", "5ba1", JULY)));

        assertThat(state.certificates(), hasSize(1));
        assertThat(state.certificates().get(0).id(), is("A"));
        assertThat(state.hostnames().get(0).sha256(), is("5ba1"));
    }

    @Test
    void aHostnameThatWasSwitchedOffIsOff() {
        JobState state = after(
                Told.record(Told.at(MAY).enable("A", "www.example.com")),
                Told.record(Told.at(JUNE).disable("www.example.com", "never.example.com")));

        assertThat(state.hostnames(), hasSize(1));
        assertThat(state.hostnames().get(0).off(), is(true));
        assertThat(state.hostnames().get(0).certificateId(), is(nullValue()));
    }

    @Test
    void aTrendHasTheLastBuildsThatAreThere() {
        JobState state = JobState.empty("job");
        for (int build = 1; build <= JobState.MOST_POINTS + 5; build++) {
            state = state.with(build, Told.record(Told.at(MAY).verify("www.example.com", "ENFORCED", "OPEN")));
        }

        assertThat(state.points(), hasSize(JobState.MOST_POINTS));
        assertThat(state.points().get(0), is(new BuildPoint(6, MAY, null, 1, 1, 1)));
        assertThat(state.withoutBuild(6).points().get(0).build(), is(7));
        assertThat(state.withoutBuild(6).hostnames(), is(state.hostnames()));
    }

    @Test
    void aRecordWithoutAnythingToldNothing() {
        JobState state = after(new BuildRecord(BuildRecord.SCHEMA_VERSION, "job#1", List.of()));

        assertThat(state.hostnames(), is(empty()));
        assertThat(state.points().get(0).at(), is(nullValue()));
    }
}
