package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCertificateTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    private Workplace work;

    @BeforeEach
    void open() throws Exception {
        work = new Workplace(directory);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", CA.pemWithKey());
    }

    @AfterEach
    void close() {
        work.close();
    }

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
        OperationEntry entry = work.ledger.last();
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
        assertThat(work.ledger.last().certificate().reused(), is(true));
    }

    @Test
    void aRestartInMidWaitEndsAsIfThereHadBeenNone() throws Exception {
        Instant startedAt = work.clock.instant();
        UploadCertificateSpec spec = Spec.upload("zone", "example.com", "certificateCredentialsId", "client");
        Advance<UploadResult> first =
                Operations.upload(spec, work.surroundings(), startedAt).advance();
        assertThat(first instanceof Advance.Wait, is(true));
        work.clock.pass(Duration.ofMinutes(2));
        UploadResult result = work.drive(Operations.upload(spec, work.surroundings(), startedAt));
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
                assertDoesNotFail(() -> work.journal.read(new ZoneId(work.zoneId)))
                        .leaf(CLIENT.sha256())
                        .isPresent(),
                is(true));
    }

    private static <T> T assertDoesNotFail(org.junit.jupiter.api.function.ThrowingSupplier<T> supplier) {
        return org.junit.jupiter.api.Assertions.assertDoesNotThrow(supplier);
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
        assertThat(work.ledger.last().outcome(), is(Outcome.FAILURE));
        assertThat(work.ledger.last().failure(), is(e.getMessage()));
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

    @Test
    void aFullZoneNamesTheUnusedCertificates() throws Exception {
        for (int i = 0; i < 10; i++) {
            ClientCertificate other = CA.client("host" + i + ".example.com");
            work.credentials.with("other" + i, other.leafPem() + other.privateKeyPem());
            UploadResult uploaded = work.upload("zone", "example.com", "certificateCredentialsId", "other" + i);
            if (i != 3) {
                work.enable("hostnames", "host" + i + ".example.com", "certificateId", uploaded.getId());
            }
        }
        int writes = work.writes().size();
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client"));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("holds 10 hostname certificates"),
                        containsString("CN=host3.example.com"),
                        not(containsString("CN=host4.example.com"))));
        assertThat(work.writes(), hasSize(writes));
    }

    @Test
    void anIssuerIssuesOnceAndAdoptsAfterwards() throws Exception {
        Object[] parameters = {
            "zone", "example.com", "issuerCredentialsId", "ca", "commonName", "WWW.example.com", "validityDays", 30
        };
        UploadResult first = work.upload(parameters);
        assertThat(first.isReused(), is(false));
        work.nextBuild();
        work.clock.pass(Duration.ofDays(19));
        UploadResult second = work.upload(parameters);
        assertThat(second.getId(), is(first.getId()));
        assertThat(second.isReused(), is(true));
        work.nextBuild();
        work.clock.pass(Duration.ofDays(2));
        UploadResult third = work.upload(parameters);
        assertThat(third.getId(), is(not(first.getId())));
        assertThat(third.isReused(), is(false));
        assertThat(work.writes(), hasSize(2));
    }

    @Test
    void aLeafThatEndsWithItsIssuerIsNotReplacedAtEveryBuild() throws Exception {
        Object[] parameters = {
            "zone",
            "example.com",
            "issuerCredentialsId",
            "ca",
            "commonName",
            "www.example.com",
            "validityDays",
            3000,
            "renewBeforeDays",
            2999
        };
        UploadResult first = work.upload(parameters);
        assertThat(String.join("\n", work.console), containsString("the CA of credential 'ca' ends on"));
        work.nextBuild();
        assertThat(work.upload(parameters).getId(), is(first.getId()));
        assertThat(work.writes(), hasSize(1));
    }

    @Test
    void aCertificateOfAnotherIssuerOrNameIsNotAdopted() throws Exception {
        ClientCertificate stranger = TestPki.ca("Origin pull CA").client("www.example.com");
        work.credentials.with("stranger", stranger.leafPem() + stranger.privateKeyPem());
        UploadResult strange = work.upload("zone", "example.com", "certificateCredentialsId", "stranger");
        work.nextBuild();
        UploadResult issued =
                work.upload("zone", "example.com", "issuerCredentialsId", "ca", "commonName", "www.example.com");
        assertThat(issued.getId(), is(not(strange.getId())));
        UploadResult other =
                work.upload("zone", "example.com", "issuerCredentialsId", "ca", "commonName", "api.example.com");
        assertThat(other.getId(), is(not(issued.getId())));
    }

    @Test
    void aWrongTokenIsSaidOnceAndNotRepeated() {
        work.emulator.registerToken("a-token", TokenRule.WRONG);
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client"));
        assertThat(e.getMessage(), allOf(containsString("token"), not(containsString("a-token"))));
        assertThat(work.writes(), is(empty()));
    }

    @Test
    void nothingIsSentForAParameterThatMakesNoSense() {
        refused(
                "certificateCredentialsId and issuerCredentialsId are both given",
                "certificateCredentialsId",
                "client",
                "issuerCredentialsId",
                "ca");
        refused("no client certificate is given");
        refused("commonName is missing", "issuerCredentialsId", "ca");
        refused(
                "commonName is given without issuerCredentialsId",
                "certificateCredentialsId",
                "client",
                "commonName",
                "www.example.com");
        refused("validityDays is 0", "issuerCredentialsId", "ca", "commonName", "a.example.com", "validityDays", 0);
        refused(
                "renewBeforeDays is 30",
                "issuerCredentialsId",
                "ca",
                "commonName",
                "a.example.com",
                "validityDays",
                30,
                "renewBeforeDays",
                30);
        refused(
                "validityDays and renewBeforeDays are for leaves",
                "certificateCredentialsId",
                "client",
                "validityDays",
                30);
        refused("which does not exist", "certificateCredentialsId", "nobody");
        refused("waitSeconds is -1", "certificateCredentialsId", "client", "waitSeconds", -1);
        refused("CA", "certificateCredentialsId", "ca");
        assertThat(work.emulator.requests(), is(empty()));
    }

    private void refused(String fault, Object... parameters) {
        Object[] all = new Object[parameters.length + 2];
        all[0] = "zone";
        all[1] = "example.com";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        OperationException e = assertThrows(OperationException.class, () -> work.upload(all));
        assertThat(e.getMessage(), containsString(fault));
    }
}
