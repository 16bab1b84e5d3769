package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SslMode;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerTrust;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OriginCertificateEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the origin's own certificate does to the gate. */
class VerifyTrustTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private TlsOrigin origin;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        origin = new TlsOrigin(CA, Mode.ENFORCING);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("server-ca", TlsOrigin.SERVER_CA.pemWithKey())
                .with("client-ca", CA.pemWithKey());
    }

    @AfterEach
    void close() {
        origin.close();
        work.close();
    }

    private VerifyResult verify(String hostname, String trust) throws Exception {
        return work.verify(
                "hostnames",
                hostname,
                "origins",
                origin.address(),
                "certificateCredentialsId",
                "client",
                "detours",
                "-PLAIN_HTTP",
                "trustCredentialsId",
                trust);
    }

    @Test
    void aCertificateOfTheGivenAnchorsPasses() throws Exception {
        assertThat(verify("www.example.com", "server-ca").failure(), is(nullValue()));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.warnings(), is(empty()));
        OriginCertificateEntry certificate = entry.verdicts().get(0).originCertificate();
        assertThat(certificate.trusted(), is(true));
        assertThat(certificate.subject(), containsString("www.example.com"));
        assertThat(certificate.fault(), is(nullValue()));
    }

    @Test
    void anotherFailsTheGateWithItsReason() {
        OperationException e = assertThrows(OperationException.class, () -> verify("www.example.com", "client-ca"));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("is ENFORCED"),
                        containsString("The origin's own certificate (CN=www.example.com"),
                        containsString("is not trusted: no path leads from it to the given anchors.")));
        assertThat(work.recorder.last().verdicts().get(0).passed(), is(false));
    }

    @Test
    void withTheNameOfAnotherItFailsAsWell() {
        OperationException e = assertThrows(OperationException.class, () -> verify("api.example.com", "server-ca"));
        assertThat(e.getMessage(), containsString("it does not bear the name api.example.com."));
    }

    @Test
    void withoutAnchorsItIsAWarning() throws Exception {
        assertThat(verify("www.example.com", null).failure(), is(nullValue()));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.warnings().size(), is(1));
        assertThat(
                entry.warnings().get(0),
                allOf(
                        startsWith("The origin's own certificate for www.example.com at 127.0.0.1:"),
                        containsString("no path leads from it to this JVM's certificate authorities"),
                        containsString("526")));
        assertThat(String.join("\n", work.console), containsString("Warning: The origin's own certificate"));
        assertThat(entry.verdicts().get(0).originCertificate().trusted(), is(false));
    }

    @Test
    void underFullStrictTheSameIsAFailureUnlessCloudflareIssuedIt() {
        ServerCertificate untrusted =
                new ServerCertificate("CN=a", "CN=b", Instant.now(), 90, "it is not for servers", false);
        ServerCertificate ofCloudflare = new ServerCertificate("CN=a", "OU=c", Instant.now(), 90, "no path", true);
        ServerCertificate trusted = new ServerCertificate("CN=a", "CN=b", Instant.now(), 90, "", false);
        OriginTrust strict = new OriginTrust(ServerTrust.ofThisJvm(), false, true);
        assertThat(
                strict.failure(untrusted),
                is(Optional.of("The origin's own certificate (CN=a) is not trusted: it is not for servers; in the mode"
                        + " Full (strict) Cloudflare answers 526.")));
        assertThat(strict.failure(ofCloudflare), is(Optional.empty()));
        assertThat(strict.failure(trusted), is(Optional.empty()));
        OriginTrust other = new OriginTrust(ServerTrust.ofThisJvm(), false, false);
        assertThat(other.failure(untrusted), is(Optional.empty()));
    }

    private VerifyResult verifyInZone() throws Exception {
        return work.verify(
                "zone",
                "example.com",
                "hostnames",
                "www.example.com",
                "origins",
                origin.address(),
                "certificateCredentialsId",
                "client",
                "detours",
                "-PLAIN_HTTP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "origin_pull"})
    void theModeOfTheZoneDecides(String mode) throws Exception {
        SslMode.set(work, "full");
        assertThat(verifyInZone().failure(), is(nullValue()));
        SslMode.set(work, mode);
        OperationException e = assertThrows(OperationException.class, this::verifyInZone);
        assertThat(
                e.getMessage(),
                containsString("is not trusted: no path leads from it to this JVM's certificate authorities; in the"
                        + " mode Full (strict) Cloudflare answers 526."));
    }

    @Test
    void anUnreadableModeHoldsNobodyUp() throws Exception {
        work.emulator.registerToken("a-token", TokenRule.WITHOUT_SETTINGS);
        assertThat(verifyInZone().failure(), is(nullValue()));
        assertThat(
                String.join("\n", work.console),
                containsString("The zone's SSL mode was not checked: the API token lacks Zone Settings: Read"));
    }

    @Test
    void withoutTheApiOriginsAreProvedAllTheSame() throws Exception {
        work.emulator.close();
        assertThat(verifyInZone().failure(), is(nullValue()));
        assertThat(String.join("\n", work.console), containsString("The zone's SSL mode was not checked: "));
    }

    @Test
    void anchorsThatAreNoneAreOneSentence() {
        OperationException e = assertThrows(OperationException.class, () -> verify("www.example.com", "nowhere"));
        assertThat(e.getMessage(), containsString("nowhere"));
        assertThat(work.recorder.last().verdicts(), is(empty()));
    }
}
