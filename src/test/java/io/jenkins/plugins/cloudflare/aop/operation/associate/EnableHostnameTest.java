package io.jenkins.plugins.cloudflare.aop.operation.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnableHostnameTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private String certificate;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        certificate = uploaded("client");
    }

    private String uploaded(String name) throws Exception {
        ClientCertificate client = CA.client(name + ".example.com");
        work.credentials.with(name, client.leafPem() + client.privateKeyPem());
        return work.upload("zone", "example.com", "certificateCredentialsId", name)
                .getId();
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void theCertificateThatThisBuildUploadedIsTheDefault() throws Exception {
        List<Map<String, Object>> result = work.enable("hostnames", "www.example.com");
        assertThat(result, hasSize(1));
        assertThat(result.get(0).get("hostname"), is("www.example.com"));
        assertThat(result.get(0).get("certificateId"), is(certificate));
        assertThat(result.get(0).get("enabled"), is(true));
        assertThat(result.get(0).get("status"), is("active"));
        assertThat(result.get(0).get("certificateStatus"), is("active"));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.hostnames().get(0).changed(), is(true));
        assertThat(entry.certificate().id(), is(certificate));
    }

    @Test
    void aHundredHostnamesAreOnePut() throws Exception {
        work.enable("hostnames", names(100));
        assertThat(puts(), is(1L));
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() throws Exception {
        work.enable("hostnames", "www.example.com");
        work.nextBuild();
        List<Map<String, Object>> result = work.enable("hostnames", "WWW.example.com.", "certificateId", certificate);
        assertThat(result.get(0).get("status"), is("active"));
        assertThat(puts(), is(1L));
        assertThat(work.recorder.last().hostnames().get(0).changed(), is(false));
    }

    @Test
    void nothingChangesWhenTheLimitWouldBePassed() throws Exception {
        work.enable("hostnames", names(60));
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.enable("hostnames", "x1.example.com " + names(40).replace("h", "other")));
        assertThat(e.getMessage(), allOf(containsString("has 60 hostnames"), containsString("nothing was changed")));
        assertThat(puts(), is(1L));
    }

    @Test
    void moreThanOneUploadNeedsAChoice() throws Exception {
        String second = uploaded("second");
        OperationException e =
                assertThrows(OperationException.class, () -> work.enable("hostnames", "www.example.com"));
        assertThat(e.getMessage(), allOf(containsString(certificate), containsString(second)));
    }

    @Test
    void aBuildWithoutUploadNeedsACertificate() {
        work.nextBuild();
        OperationException e =
                assertThrows(OperationException.class, () -> work.enable("hostnames", "www.example.com"));
        assertThat(e.getMessage(), containsString("has uploaded no certificate for zone example.com"));
    }

    @Test
    void theWholePutIsRefusedForAHostnameOutsideTheZone() {
        OperationException e = assertThrows(
                OperationException.class, () -> work.enable("hostnames", "www.example.com www.example.net"));
        assertThat(e.getMessage(), containsString("www.example.net is outside the zone example.com"));
        assertThat(puts(), is(0L));
    }

    @Test
    void thePreviousCertificateIsWrittenAhead() throws Exception {
        work.enable("hostnames", "www.example.com");
        String second = uploaded("second");
        work.enable("hostnames", "www.example.com", "certificateId", second);
        HostnamePointer pointer =
                work.journal.read(new ZoneId(work.zoneId)).hostnames().get("www.example.com");
        assertThat(pointer.certificateId(), is(second));
        assertThat(pointer.previousCertificateId(), is(certificate));
    }

    @Test
    void aLostAnswerIsReadBack() throws Exception {
        work.emulator.failNext(
                Fault.on("PUT", "/origin_tls_client_auth/hostnames").dropped().afterApplying());
        List<Map<String, Object>> result = work.enable("hostnames", "www.example.com");
        assertThat(result.get(0).get("status"), is("active"));
        assertThat(puts(), is(1L));
    }

    @Test
    void aConflictIsTriedAgain() throws Exception {
        work.emulator.failNext(
                Fault.on("PUT", "/origin_tls_client_auth/hostnames").error(409, 0, "conflict"));
        work.enable("hostnames", "www.example.com");
        assertThat(puts(), is(2L));
    }

    @Test
    void anUnknownCertificateIsNamedBeforeAnythingIsSent() {
        String unknown = "00000000-0000-4000-8000-000000000000";
        OperationException e = assertThrows(
                OperationException.class, () -> work.enable("hostnames", "www.example.com", "certificateId", unknown));
        assertThat(e.getMessage(), containsString("is not among the hostname certificates of zone example.com"));
        assertThat(puts(), is(0L));
    }

    @Test
    void whatIsNoCertificateIdIsRefused() {
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.enable("hostnames", "www.example.com", "certificateId", "../../x"));
        assertThat(e.getMessage(), containsString("neither a UUID nor 32 hexadecimal digits"));
    }

    @Test
    void theSslModeIsOnlyAHint() throws Exception {
        work.emulator.registerToken("a-token", TokenRule.WITHOUT_SETTINGS);
        work.enable("hostnames", "www.example.com");
        assertThat(work.console, hasItem(containsString("SSL mode was not checked")));
    }

    @Test
    void pollingNeedsTwoRequestsWhateverTheNumberOfHostnames() throws Exception {
        work.enable("hostnames", names(100));
        long single = work.emulator.requests().stream()
                .filter(request -> request.path().matches(".*/hostnames/h\\d+\\.example\\.com"))
                .count();
        assertThat(single, is(0L));
    }

    private long puts() {
        return work.writes().stream().filter(r -> r.method().equals("PUT")).count();
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "h" + i + ".example.com").collect(Collectors.joining("\n"));
    }
}
