package io.jenkins.plugins.cloudflare.aop.operation.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadCertificateTest extends UploadFixture {
    @Test
    void uploadsAndWaitsUntilActive() throws Exception {
        Instant before = work.clock.instant();
        UploadResult result = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        assertThat(result.getStatus(), is("active"));
        assertThat(result.getSha256(), is(CLIENT.sha256()));
        assertThat(result.isReused(), is(false));
        assertThat(result.getZoneId(), is(work.zoneId));
        assertThat(result.toString(), is(result.getId()));
        assertThat(work.clock.instant().isBefore(before.plusSeconds(3)), is(false));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.outcome(), is(Outcome.SUCCESS));
        assertThat(entry.certificate().id(), is(result.getId()));
        assertThat(entry.certificate().reused(), is(false));
        assertThat(entry.writes(), hasSize(1));
        assertThat(entry.writes().get(0).ray(), is(notNullValue()));
    }

    @Test
    void aSecondBuildSendsNothing() throws Exception {
        UploadResult first = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        int writes = work.writes().size();
        work.nextBuild();
        UploadResult second = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        assertThat(second.getId(), is(first.getId()));
        assertThat(second.isReused(), is(true));
        assertThat(work.writes(), hasSize(writes));
        assertThat(work.recorder.last().certificate().reused(), is(true));
    }

    @Test
    void aRestartInMidWaitEndsAsIfThereHadBeenNone() throws Exception {
        Instant startedAt = work.clock.instant();
        UploadCertificateSpec spec = SpecOf.upload("zone", "example.com", "certificateCredentialsId", "client");
        Advance<UploadResult> first =
                UploadCertificate.run(spec, work.context(), startedAt).advance();
        assertThat(first instanceof Advance.Wait, is(true));
        work.clock.pass(Duration.ofMinutes(2));
        UploadResult result = work.drive(UploadCertificate.run(spec, work.context(), startedAt));
        assertThat(result.isReused(), is(false));
        assertThat(work.writes(), hasSize(1));
    }

    @Test
    void anAnswerThatIsLostIsNoSecondUpload() throws Exception {
        work.emulator.failNext(
                Fault.on("POST", "/hostnames/certificates").dropped().afterApplying());
        UploadResult result = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        assertThat(result.getStatus(), is("active"));
        assertThat(result.isReused(), is(false));
        assertThat(work.writes(), hasSize(1));
    }

    @Test
    void theLeafIsInTheJournalBeforeItIsSent() {
        work.emulator.failNext(Fault.on("POST", "/hostnames/certificates").error(400, 1408, "Unable to parse"));
        assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client"));
        assertThat(
                assertDoesNotThrow(() -> work.journal.read(new ZoneId(work.zoneId)))
                        .leaf(CLIENT.sha256())
                        .isPresent(),
                is(true));
    }

    @Test
    void aFaultOfTheServiceIsWaitedFor() throws Exception {
        work.emulator.failNext(Fault.on("GET", "/hostnames/certificates")
                .times(3)
                .answer(502, "text/html", "<html>bad gateway</html>"));
        UploadResult result = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        assertThat(result.getStatus(), is("active"));
        assertThat(String.join("\n", work.console), containsString("trying again"));
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsItSays() throws Exception {
        Instant before = work.clock.instant();
        work.emulator.failNext(Fault.on("GET", "/hostnames/certificates")
                .error(429, 0, "Too many requests")
                .header("Retry-After", "120"));
        work.upload("zone", "example.com", "certificateCredentialsId", "client");
        assertThat(work.clock.instant().isBefore(before.plusSeconds(120)), is(false));
    }

    @Test
    void waitingEndsWithWhatIsMissing() {
        work.emulator.failNext(
                Fault.on("GET", "/hostnames/certificates").times(1000).error(500, 0, "internal"));
        Instant before = work.clock.instant();
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client", "waitSeconds", 30));
        assertThat(e.getMessage(), allOf(containsString("gave up after 30 s"), containsString("HTTP 500")));
        assertThat(Duration.between(before, work.clock.instant()).toSeconds(), is(30L));
        assertThat(work.recorder.last().outcome(), is(Outcome.FAILURE));
        assertThat(work.recorder.last().failure(), is(e.getMessage()));
    }

    @Test
    void theZoneIsFoundFromTheCertificatesName() throws Exception {
        UploadResult result = work.upload("certificateCredentialsId", "client");
        assertThat(result.getZoneId(), is(work.zoneId));
    }

    @Test
    void aZoneIdWorks() throws Exception {
        UploadResult result = work.upload("zone", work.zoneId, "certificateCredentialsId", "client");
        assertThat(result.getZoneId(), is(work.zoneId));
    }

    @Test
    void aZoneThatIsNotThereIsNamed() {
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "other.example", "certificateCredentialsId", "client"));
        assertThat(e.getMessage(), containsString("zone other.example was not found"));
    }
}
