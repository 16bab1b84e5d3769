package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneFinder;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emulator as the client sees it. */
class EmulatedApiTest {
    private static final ApiToken TOKEN = ApiToken.of("any");
    private static final Credential LEAF = Credential.selfSigned("leaf");

    private Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");
    private CloudflareEmulator emulator;
    private OkHttpAopApi api;
    private ZoneId zone;

    @AfterEach
    void stop() {
        emulator.close();
    }

    private void start(EmulatorOptions options) throws IOException {
        emulator = CloudflareEmulator.start(options.withClock(() -> now));
        api = new OkHttpAopApi(new OkHttpClient(), emulator.apiUrl(), TOKEN);
        zone = new ZoneId(emulator.addZone("example.com"));
    }

    private void start() throws IOException {
        start(EmulatorOptions.defaults().withPending(Pending.lasting(Duration.ofSeconds(8))));
    }

    private CertificateId uploaded(Credential credential) throws CloudflareException {
        return api.upload(zone, credential.certificatePem(), credential.privateKeyPem())
                .result()
                .id();
    }

    private CertificateId live(Credential credential) throws CloudflareException {
        CertificateId id = uploaded(credential);
        pass(8);
        return id;
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private List<Association> associate(String hostname, CertificateId id, Boolean enabled) throws CloudflareException {
        return api.associate(zone, List.of(new AssociationChange(hostname, id, enabled)))
                .result();
    }

    private String statusOf(CertificateId id) throws CloudflareException {
        return api.certificate(zone, id).orElseThrow().statusText();
    }

    private interface ApiCall {
        void run() throws CloudflareException;
    }

    private static CloudflareException failure(ApiCall call) {
        return assertThrows(CloudflareException.class, call::run);
    }

    @Test
    void anUploadBecomesActiveAfterItsTime() throws Exception {
        start();
        Written<HostnameCertificate> written = api.upload(zone, LEAF.certificatePem(), LEAF.privateKeyPem());
        CertificateId id = written.result().id();
        assertThat(written.result().statusText(), is("initializing"));
        assertThat(written.result().leaf(), is(Optional.of(LEAF.certificate())));
        assertThat(written.result().uploadedOn(), is(now));
        assertThat(written.ray(), containsString("-EMU"));
        pass(4);
        assertThat(statusOf(id), is("pending_deployment"));
        pass(4);
        assertThat(statusOf(id), is("active"));
        assertThat(api.certificates(zone), hasSize(1));
    }

    @Test
    void readsCanCountInsteadOfTime() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(3)));
        CertificateId id = uploaded(LEAF);
        assertThat(statusOf(id), is("pending_deployment"));
        assertThat(api.certificates(zone).get(0).statusText(), is("pending_deployment"));
        assertThat(statusOf(id), is("active"));
    }

    @Test
    void deploymentsCanTimeOut() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withDeploymentsTimeOut(true));
        assertThat(statusOf(uploaded(LEAF)), is("deployment_timed_out"));
    }

    @Test
    void uploadsAreCheckedLikeTheRealOnes() throws Exception {
        start();
        Credential ca = Credential.authority("ca");
        assertThat(failure(() -> uploaded(ca)).code(), is(1412));
        assertThat(
                failure(() -> api.upload(zone, "no PEM", LEAF.privateKeyPem())).code(), is(1408));
        CloudflareException otherKey = failure(() -> api.upload(zone, LEAF.certificatePem(), ca.privateKeyPem()));
        assertThat(otherKey.code(), is(Marks.OTHER_KEY));
        assertThat(otherKey.getMessage(), containsString("emulator:"));
        assertThat(
                failure(() -> api.upload(zone, LEAF.certificatePem(), "no key")).code(), is(Marks.UNUSABLE_KEY));
        assertThat(api.certificates(zone), is(empty()));
    }

    @Test
    void theSameCertificateIsRefusedUntilItsDeletionIsFinishedAndThenKeepsItsId() throws Exception {
        start();
        CertificateId id = live(LEAF);
        assertThat(failure(() -> uploaded(LEAF)).code(), is(1406));
        assertThat(api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        assertThat(failure(() -> uploaded(LEAF)).code(), is(1406));
        pass(8);
        assertThat("a tombstone is readable", statusOf(id), is("deleted"));
        assertThat("and not listed", api.certificates(zone), is(empty()));
        assertThat(uploaded(LEAF), is(id));
        assertThat(statusOf(id), is("initializing"));
    }

    @Test
    void deletionHasItsConditions() throws Exception {
        start();
        CertificateId id = uploaded(LEAF);
        assertThat(failure(() -> api.delete(zone, id)).code(), is(1434));
        pass(8);
        associate("www.example.com", id, false);
        assertThat(
                "a disabled association counts",
                failure(() -> api.delete(zone, id)).code(),
                is(1433));
        associate("www.example.com", id, null);
        assertThat(
                "the void does not show yet",
                failure(() -> api.delete(zone, id)).code(),
                is(1433));
        pass(8);
        assertThat(api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        assertThat("1414 is as good", api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        pass(8);
        assertThat("1551 as well", api.delete(zone, id).result(), is(DeploymentStatus.DELETED));
        assertThat(
                api.certificate(zone, new CertificateId("00000000-0000-4000-8000-000000000000")), is(Optional.empty()));
    }

    @Test
    void anAssociationIsSetChangedAndVoided() throws Exception {
        start();
        CertificateId id = live(LEAF);
        assertThat(api.association(zone, "www.example.com"), is(Optional.empty()));
        Association set = associate("www.example.com", id, true).get(0);
        assertThat(set, equalTo(new Association("www.example.com", id, true, "pending_deployment", "active")));
        pass(8);
        assertThat(api.association(zone, "www.example.com").orElseThrow().status(), is(DeploymentStatus.ACTIVE));
        Association voided = associate("www.example.com", id, null).get(0);
        assertThat("the answer shows the void", voided.enabled(), is((Boolean) null));
        Association late = api.association(zone, "www.example.com").orElseThrow();
        assertThat("reads do not yet", late.enabled(), is(true));
        assertThat(late.statusText(), is("pending_deletion"));
        pass(8);
        assertThat(api.associations(zone), contains(new Association("www.example.com", id, null, "deleted", null)));
        assertThat(api.association(zone, "www.example.com"), is(Optional.empty()));
        pass(8);
        assertThat(api.associations(zone), is(empty()));
    }

    @Test
    void aBulkChangeIsAtomicUnlessAskedOtherwise() throws Exception {
        start();
        CertificateId id = live(LEAF);
        CertificateId unknown = new CertificateId("00000000-0000-4000-8000-000000000000");
        List<AssociationChange> changes = List.of(
                new AssociationChange("a.example.com", id, true),
                new AssociationChange("b.example.com", unknown, true));
        assertThat(failure(() -> api.associate(zone, changes)).code(), is(1415));
        assertThat(api.associations(zone), is(empty()));
        emulator.close();

        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withAtomicChanges(false));
        CertificateId other = uploaded(LEAF);
        assertThat(
                failure(() -> api.associate(
                                zone,
                                List.of(
                                        new AssociationChange("a.example.com", other, true),
                                        new AssociationChange("b.example.com", unknown, true))))
                        .code(),
                is(1415));
        assertThat(api.associations(zone).get(0).hostname(), is("a.example.com"));
    }

    @Test
    void quotasAndOtherZonesAreRefusedWithCodesOfTheEmulator() throws Exception {
        start();
        CertificateId id = live(LEAF);
        for (int i = 1; i < 10; i++) {
            uploaded(Credential.selfSigned("leaf " + i));
        }
        assertThat(failure(() -> uploaded(Credential.selfSigned("eleventh"))).code(), is(Marks.CERTIFICATE_QUOTA));
        List<AssociationChange> changes = IntStream.range(0, 101)
                .mapToObj(i -> new AssociationChange("h" + i + ".example.com", id, true))
                .toList();
        assertThat(failure(() -> api.associate(zone, changes)).code(), is(Marks.ASSOCIATION_QUOTA));
        assertThat(api.associate(zone, changes.subList(0, 100)).result(), hasSize(100));
        assertThat(failure(() -> associate("h100.example.com", id, true)).code(), is(Marks.ASSOCIATION_QUOTA));
        assertThat(failure(() -> associate("www.example.org", id, true)).code(), is(Marks.OTHER_ZONE));
    }

    @Test
    void reservedZonesExistOnDemand() throws Exception {
        start(EmulatorOptions.defaults().withReservedZonesOnDemand(true));
        ZoneFinder finder = new ZoneFinder(api);
        assertThat(finder.zoneOf("www.shop.test").name(), is("shop.test"));
        assertThat(finder.zoneOf("a.b.example.org").name(), is("example.org"));
        assertThat(finder.zoneOf("example.com").id(), is(zone));
        CloudflareException unknown = failure(() -> finder.zoneOf("www.jenkins.io"));
        assertThat(unknown.getMessage(), containsString("www.jenkins.io, jenkins.io"));
    }

    @Test
    void tokensCanBeRefused() throws Exception {
        start();
        emulator.registerToken("any", TokenRule.WITHOUT_CERTIFICATES);
        CloudflareException certificates = failure(() -> api.certificates(zone));
        assertThat(certificates.code(), is(10000));
        assertThat(certificates.getMessage(), containsString("SSL and Certificates: Edit"));
        assertThat(api.encryptionMode(zone), is(EncryptionMode.FULL));
        emulator.registerToken("any", TokenRule.WITHOUT_SETTINGS);
        assertThat(failure(() -> api.encryptionMode(zone)).getMessage(), containsString("Zone Settings: Read"));
        emulator.registerToken("any", TokenRule.WITHOUT_ZONES);
        assertThat(failure(() -> api.zoneNamed("example.com")).getMessage(), containsString("'Zone: Read'"));
        emulator.registerToken("any", TokenRule.OTHER_ADDRESS);
        assertThat(failure(() -> api.certificates(zone)).getMessage(), containsString("192.0.2.10"));
        emulator.registerToken("any", TokenRule.WRONG);
        assertThat(failure(() -> api.certificates(zone)).getMessage(), containsString("revoked"));
    }

    @Test
    void faultsMeetWhatTheyAreMeantFor() throws Exception {
        start();
        emulator.failNext(Fault.on("POST", "/hostnames/certificates").dropped().afterApplying());
        emulator.failNext(Fault.on("GET", "/hostnames/certificates")
                .error(429, 971, "Please \"wait\"")
                .header("Retry-After", "2")
                .times(2));
        assertThat(failure(() -> uploaded(LEAF)), is(instanceOf(CloudflareException.Unavailable.class)));
        for (int i = 0; i < 2; i++) {
            assertThat(failure(() -> api.certificates(zone)).retryAfter(), is(Duration.ofSeconds(2)));
        }
        assertThat("only the answer was lost", api.certificates(zone), hasSize(1));
    }

    private static org.hamcrest.Matcher<Object> instanceOf(Class<?> type) {
        return org.hamcrest.Matchers.instanceOf(type);
    }

    @Test
    void aSecondChangeDuringTheFirstIsAConflict() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withWriteTime(Duration.ofMillis(300)));
        List<CompletableFuture<CertificateId>> uploads = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return uploaded(Credential.selfSigned("leaf " + i));
                    } catch (CloudflareException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        int conflicts = 0;
        for (CompletableFuture<CertificateId> upload : uploads) {
            try {
                upload.get();
            } catch (ExecutionException e) {
                CloudflareException cause = (CloudflareException) e.getCause().getCause();
                assertThat(cause.httpStatus(), is(409));
                assertThat(cause.isTransient(), is(true));
                conflicts++;
            }
        }
        assertThat(conflicts, is(1));
    }

    @Test
    void theLogHasRequestsAndNoSecrets() throws Exception {
        start();
        uploaded(LEAF);
        api.associations(zone);
        String family = "/zones/" + zone + "/origin_tls_client_auth/hostnames";
        assertThat(
                emulator.requests(),
                contains(
                        new LoggedRequest("POST", family + "/certificates", ""),
                        new LoggedRequest("GET", family, "status=all&per_page=1000")));
        assertThat(emulator.requests().get(0).isWrite(), is(true));
        assertThat(emulator.requests().toString(), not(containsString("PRIVATE")));
        assertThat(emulator.apiUrl(), startsWith("http://127.0.0.1:"));
    }
}
