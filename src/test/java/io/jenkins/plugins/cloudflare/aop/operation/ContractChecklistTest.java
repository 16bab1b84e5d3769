package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneResult;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations make of each answer that Cloudflare is known to give. The client's own tests have the rest. */
class ContractChecklistTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String CERTIFICATES = "/hostnames/certificates";
    private static final String ASSOCIATIONS = "/origin_tls_client_auth/hostnames";
    private static final Object[] UPLOAD = {"zone", "example.com", "certificateCredentialsId", "client"};

    @TempDir
    Path directory;

    private EmulatedBuild work;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        work.credential("client", CA);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private List<LoggedRequest> sent(String method, String pathEnd) {
        return work.emulator.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(pathEnd))
                .toList();
    }

    private OperationException fails(Object... parameters) {
        return assertThrows(OperationException.class, () -> work.upload(parameters));
    }

    @Test
    void anUploadIsWaitedForUntilItIsActiveInTheThirdList() throws Exception {
        work.close();
        work = new EmulatedBuild(directory, Pending.reads(3));
        work.credential("client", CA);
        assertThat(work.upload(UPLOAD).getStatus(), is("active"));
        assertThat(sent("POST", CERTIFICATES), hasSize(1));
        assertThat(sent("GET", CERTIFICATES).size(), is(greaterThanOrEqualTo(3)));
    }

    @Test
    void aCaCertificateIsNeverSent() {
        work.credentials.with("ca", CA.pemWithKey());
        assertThat(
                fails("zone", "example.com", "certificateCredentialsId", "ca").getMessage(), containsString("CA"));
        assertThat(sent("POST", CERTIFICATES), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Only leaf certificate is allowed.", "Missing leaf certificate."})
    void aRefusalOfTheLeafIsExplainedAndNotRepeated(String wording) {
        work.emulator.failNext(Fault.on("POST", CERTIFICATES).error(400, 1412, wording));
        assertThat(fails(UPLOAD).getMessage(), allOf(containsString("CA:FALSE"), containsString("1412")));
        assertThat(sent("POST", CERTIFICATES), hasSize(1));
    }

    @Test
    void aCertificateThatIsThereAlreadyIsAdopted() throws Exception {
        work.emulator.failNext(Fault.on("POST", CERTIFICATES)
                .error(400, 1406, "already exists")
                .afterApplying());
        assertThat(work.upload(UPLOAD).getStatus(), is("active"));
        assertThat(sent("POST", CERTIFICATES), hasSize(1));
    }

    @Test
    void oneThatIsBeingDeletedIsSentAgainWhenItIsGone() throws Exception {
        String first = work.upload(UPLOAD).getId();
        work.api().delete(work.zone(), new CertificateId(first));
        work.emulator.failNext(Fault.on("POST", CERTIFICATES).error(400, 1406, "already exists"));
        assertThat(work.upload(UPLOAD).getStatus(), is("active"));
        assertThat("the first, a refused one, and the last", sent("POST", CERTIFICATES), hasSize(3));
    }

    @Test
    void oneThatNeverGoesIsNotWaitedForForEver() {
        work.emulator.failNext(Fault.on("POST", CERTIFICATES)
                .error(400, 1406, "already exists")
                .times(500));
        assertThat(fails(UPLOAD).getMessage(), containsString("it may be being deleted"));
        assertThat(sent("POST", CERTIFICATES).size(), is(lessThan(250)));
    }

    @Test
    void anIdOfAnotherLevelIsPermanentAndExplained() throws Exception {
        String id = work.upload(UPLOAD).getId();
        work.emulator.failNext(Fault.on("PUT", ASSOCIATIONS)
                .answer(
                        400,
                        "application/json",
                        "{\"success\":false,\"errors\":[{\"code\":1415,\"message\":\"Certificate ID in request is"
                                + " invalid\"}],\"messages\":[]}"));
        OperationException e = assertThrows(
                OperationException.class, () -> work.enable("hostnames", "www.example.com", "certificateId", id));
        assertThat(e.getMessage(), containsString("1415"));
        assertThat(sent("PUT", ASSOCIATIONS), hasSize(1));
    }

    @Test
    void anAnswerThatLacksAHostnameFailsWithItsName() throws Exception {
        String id = work.upload(UPLOAD).getId();
        work.emulator.failNext(Fault.on("PUT", ASSOCIATIONS)
                .answer(202, "application/json", "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[]}"));
        OperationException e = assertThrows(
                OperationException.class, () -> work.enable("hostnames", "www.example.com", "certificateId", id));
        assertThat(e.getMessage(), containsString("did not report www.example.com"));
    }

    @Test
    void everyListOfAssociationsIsAskedForInEveryStatus() throws Exception {
        String id = work.upload(UPLOAD).getId();
        work.enable("hostnames", "www.example.com", "certificateId", id);
        work.disable("hostnames", "www.example.com");
        work.prune("zone", "example.com");
        work.status("zone", "example.com");
        List<String> queries =
                sent("GET", ASSOCIATIONS).stream().map(LoggedRequest::query).toList();
        assertThat(queries, not(empty()));
        assertThat(queries, everyItem(containsString("status=all")));
    }

    @Test
    void aCertificateThatIsGoneWhenItIsDeletedIsFine() throws Exception {
        String id = work.upload(UPLOAD).getId();
        work.emulator.failNext(
                Fault.on("DELETE", id).error(404, 1551, "certificate not found").afterApplying());
        PruneResult result = work.prune("zone", "example.com", "dryRun", false, "unusedForDays", 0);
        assertThat(result.getDeleted(), hasSize(1));
    }

    @Test
    void aRateLimitOfTwoSecondsIsWaitedFor() throws Exception {
        work.emulator.failNext(Fault.on("GET", CERTIFICATES)
                .error(429, 10429, "Too Many Requests")
                .header("Retry-After", "2"));
        Instant before = work.clock.instant();
        Advance<UploadResult> first = UploadCertificate.run(SpecOf.upload(UPLOAD), work.context(), before)
                .advance();
        assertThat(((Advance.Wait<UploadResult>) first).pause(), is(greaterThanOrEqualTo(Duration.ofSeconds(2))));
    }

    @Test
    void anAddressFilterIsNamed() {
        work.emulator.registerToken("a-token", TokenRule.OTHER_ADDRESS);
        assertThat(fails(UPLOAD).getMessage(), containsString("as Cloudflare sees this machine"));
    }

    @Test
    void aPageOfAProxyIsTriedAgain() throws Exception {
        work.emulator.failNext(Fault.on("POST", CERTIFICATES).answer(502, "text/html", "<html>Bad gateway</html>"));
        assertThat(work.upload(UPLOAD).getStatus(), is("active"));
        assertThat(sent("POST", CERTIFICATES), hasSize(2));
    }
}
