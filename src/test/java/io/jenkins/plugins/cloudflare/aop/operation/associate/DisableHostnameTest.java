package io.jenkins.plugins.cloudflare.aop.operation.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Oddity;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisableHostnameTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private String certificate;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        certificate = work.uploaded("client", CA);
        work.enable("hostnames", "www.example.com api.example.com");
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void aVoidIsWaitedForUntilItShows() throws Exception {
        List<Map<String, Object>> result = work.disable("hostnames", "www.example.com");
        assertThat(result.get(0).get("hostname"), is("www.example.com"));
        assertThat(result.get(0).get("enabled"), is(nullValue()));
        assertThat(work.api().association(work.zone(), "www.example.com").isEmpty(), is(true));
        assertThat(work.api().association(work.zone(), "api.example.com").isPresent(), is(true));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.hostnames().get(0).changed(), is(true));
        assertThat(entry.warnings(), hasItem(containsString("an origin that enforces refuses Cloudflare")));
        assertThat(entry.writes().get(0).what(), is("remove the association of www.example.com"));
    }

    /** Two lists lack it, the first since it was so and the second by mistake; what it has is read by itself. */
    @Test
    void whatSomebodyEnabledBetweenTwoListsIsNoSuccess() throws Exception {
        OperationRun<List<Map<String, Object>>> run = DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", "www.example.com"),
                work.context(),
                work.clock.instant());
        while (run.missing() == null || !run.missing().contains("a second list")) {
            work.clock.pass(((Advance.Wait<?>) run.advance()).pause());
        }
        work.api()
                .associate(
                        work.zone(),
                        List.of(new AssociationChange("www.example.com", new CertificateId(certificate), true)));
        work.emulator.failNext(
                Fault.on("GET", "/origin_tls_client_auth/hostnames").odd(Oddity.EMPTY_LIST));
        OperationException e = assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(e.getMessage(), containsString("www.example.com was pointed to certificate " + certificate));
    }

    @Test
    void whatIsRemovedIsNotRemovedAgain() throws Exception {
        work.disable("hostnames", "www.example.com");
        List<LoggedRequest> second = work.requestsOf(() -> work.disable("hostnames", "www.example.com"));
        assertThat(second.stream().filter(LoggedRequest::isWrite).count(), is(0L));
    }

    @Test
    void offKeepsTheAssociationWithoutACertificate() throws Exception {
        List<Map<String, Object>> result = work.disable("hostnames", "www.example.com", "mode", "off");
        assertThat(result.get(0).get("enabled"), is(false));
        assertThat(result.get(0).get("certificateId"), is(certificate));
        assertThat(result.get(0).get("status"), is("active"));
    }

    @Test
    void offNeedsAnAssociation() {
        refused("hostname new.example.com has no client certificate", "hostnames", "new.example.com", "mode", "off");
    }

    @Test
    void otherModesAreRefused() {
        refused("mode is 'null'", "hostnames", "www.example.com", "mode", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "off"})
    void anEnforcingOriginIsNotCutOffUnlessTold(String mode) throws Exception {
        try (TlsOrigin origin = new TlsOrigin(CA, TlsOrigin.Mode.ENFORCING)) {
            work.verify(
                    "hostnames", "www.example.com", "origins", origin.address(), "certificateCredentialsId", "client");
            refused("origin of www.example.com refused visitors", "hostnames", "www.example.com", "mode", mode);
            work.nextBuild();
            refused("origin of www.example.com refused visitors", "hostnames", "www.example.com", "mode", mode);
            assertThat(puts(), is(1L));
            origin.mode = TlsOrigin.Mode.OPEN;
            work.verify(
                    "hostnames",
                    "www.example.com",
                    "origins",
                    origin.address(),
                    "zone",
                    work.zoneId,
                    "onFailure",
                    "NONE");
            work.disable("hostnames", "www.example.com", "mode", mode);
            assertThat(puts(), is(2L));
        }
    }

    @Test
    void forceCutsOffAnEnforcingOrigin() throws Exception {
        try (TlsOrigin origin = new TlsOrigin(CA, TlsOrigin.Mode.ENFORCING)) {
            work.verify(
                    "hostnames", "www.example.com", "origins", origin.address(), "certificateCredentialsId", "client");
        }
        work.disable("hostnames", "www.example.com", "force", true);
        assertThat(work.api().association(work.zone(), "www.example.com").isEmpty(), is(true));
    }

    @Test
    void aLostAnswerIsReadBack() throws Exception {
        work.emulator.failNext(
                Fault.on("PUT", "/origin_tls_client_auth/hostnames").dropped().afterApplying());
        work.disable("hostnames", "www.example.com");
        assertThat(work.api().association(work.zone(), "www.example.com").isEmpty(), is(true));
    }

    @Test
    void aRemovalThatIsMeantIsNoDrift() throws Exception {
        work.disable("hostnames", "www.example.com");
        assertThat(work.status("zone", "example.com").getDrift(), is(empty()));
        CertificateId id = new CertificateId(certificate);
        work.api().associate(work.zone(), List.of(new AssociationChange("www.example.com", id, true)));
        work.api().associate(work.zone(), List.of(new AssociationChange("api.example.com", id, null)));
        work.clock.pass(java.time.Duration.ofMinutes(1));
        List<String> drift =
                work.status("zone", "example.com", "onFailure", "NONE").getDrift();
        assertThat(drift, hasSize(2));
        work.disable("hostnames", "api.example.com");
        work.enable("hostnames", "www.example.com", "certificateId", certificate);
        assertThat("settled", work.status("zone", "example.com").getDrift(), is(empty()));
    }

    private void refused(String why, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.disable(parameters));
        assertThat(e.getMessage(), containsString(why));
    }

    private long puts() {
        return work.writes().stream()
                .filter(request -> request.method().equals("PUT"))
                .count();
    }
}
