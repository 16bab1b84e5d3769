package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeAnswer;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeFault;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SslMode;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifications that also come in through the emulated edge. */
class EdgeCheckTest {
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
        work.credentials.with("client", CLIENT.leafPem() + CLIENT.privateKeyPem());
        int port = Integer.parseInt(origin.address().split(":")[1]);
        work.emulator.routeOrigin("www.example.com", InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void close() {
        origin.close();
        work.close();
    }

    private VerifyResult verify(Object... more) throws Exception {
        List<Object> all = new ArrayList<>(List.of("hostnames", "www.example.com", "origins", origin.address()));
        all.addAll(List.of("certificateCredentialsId", "client", "throughCloudflare", true));
        all.addAll(List.of(more));
        return work.verify(all.toArray());
    }

    private VerdictEntry passage() {
        List<VerdictEntry> verdicts = work.recorder.last().verdicts();
        return verdicts.get(verdicts.size() - 1);
    }

    private void enable() throws Exception {
        work.upload("zone", "example.com", "certificateCredentialsId", "client");
        work.enable("hostnames", "www.example.com");
    }

    @Test
    void anOriginThatLetsCloudflareInIsServed() throws Exception {
        enable();
        VerifyResult result = verify();
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(result.isEnforced(), is(true));
        assertThat(result.getOrigins(), hasSize(2));
        assertThat(result.getOrigins().get(1).get("origin"), is("through Cloudflare"));
        assertThat(result.getOrigins().get(1).get("verdict"), is("SERVED"));
        VerdictEntry entry = passage();
        assertThat(entry.passed(), is(true));
        assertThat(
                entry.reason(),
                matchesPattern("The origin served Cloudflare: HTTP 200, cf-cache-status DYNAMIC"
                        + " \\(CF-Ray [0-9a-f]{16}-EMU\\)\\."));
        assertThat(entry.place(), is("Cloudflare's data centre EMU"));
        assertThat(
                entry.certificateId(),
                is(work.recorder.entries().get(0).certificate().id()));
        assertThat(String.join("\n", work.console), containsString("through Cloudflare"));
    }

    @Test
    void anOriginThatRefusesCloudflareFailsTheStep() {
        // Nothing is enabled: the edge presents no certificate.
        OperationException e = assertThrows(OperationException.class, this::verify);
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("1 of 1 hostname is not served through Cloudflare: "),
                        containsString("www.example.com through Cloudflare is NOT_SERVED. Cloudflare answered 52"),
                        not(containsString("origin is not enforced"))));
        assertThat(passage().passed(), is(false));
        assertThat(work.recorder.last().verdicts().get(0).verdict(), is("ENFORCED"));
    }

    @Test
    void theWorstVerdictCountsIt() throws Exception {
        VerifyResult result = verify("onFailure", "NONE");
        assertThat(result.getVerdict(), is("REFUSES_OURS"));
        assertThat(result.isEnforced(), is(false));
    }

    @Test
    void bothFailuresAreSaid() {
        origin.mode = Mode.OPEN;
        work.edge = requests -> List.of(EdgeAnswer.none(new EdgeFault("there was no answer in time", "Look.")));
        OperationException e = assertThrows(OperationException.class, this::verify);
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("1 of 1 origin is not enforced and 1 of 1 hostname is not served"),
                        containsString(" is OPEN. "),
                        containsString("is INCONCLUSIVE. Cloudflare gave no answer")));
    }

    @Test
    void anOriginCertificateThatStrictModeRefusesIsNamed() throws Exception {
        enable();
        SslMode.set(work, "strict");
        verify("onFailure", "NONE");
        assertThat(passage().reason(), containsString("Cloudflare answered 526"));
        assertThat(passage().verdict(), is("NOT_SERVED"));
    }

    @Test
    void whatCloudflareCannotReachIsInconclusive() throws Exception {
        VerifyResult result = work.verify(
                "hostnames",
                "nowhere.example.com",
                "origins",
                origin.address(),
                "certificateCredentialsId",
                "client",
                "throughCloudflare",
                true,
                "onFailure",
                "NONE");
        assertThat(passage().verdict(), is("INCONCLUSIVE"));
        assertThat(passage().reason(), anyOf(containsString("530"), containsString("1016")));
        assertThat(result.getVerdict(), is("INCONCLUSIVE"));
    }

    @Test
    void everyQuestionIsUniqueAndKeepsThePath() throws Exception {
        List<EdgeRequest> asked = new ArrayList<>();
        work.edge = requests -> {
            asked.addAll(requests);
            return requests.stream()
                    .map(request -> EdgeAnswer.of(
                            200, Map.of("cf-ray", "8f3c1d2e4b5a6978-FRA", "cf-cache-status", "MISS")::get, ""))
                    .toList();
        };
        verify("path", "/health");
        verify("path", "/health?deep=1#top");
        assertThat(asked.get(0).hostname(), is("www.example.com"));
        assertThat(asked.get(0).target(), matchesPattern("/health\\?cloudflare-aop=[0-9a-f]{16}"));
        assertThat(asked.get(1).target(), matchesPattern("/health\\?deep=1&cloudflare-aop=[0-9a-f]{16}"));
        assertThat(
                asked.get(0).target().replaceAll(".*=", ""),
                not(asked.get(1).target().replaceAll(".*=", "")));
    }

    @Test
    void nobodyIsSentThatWayUnlessToldTo() throws Exception {
        work.edge = requests -> {
            throw new AssertionError("asked for " + requests);
        };
        work.verify("hostnames", "www.example.com", "origins", origin.address(), "certificateCredentialsId", "client");
        work.verify(
                "hostnames",
                "www.example.com",
                "origins",
                origin.address(),
                "certificateCredentialsId",
                "client",
                "throughCloudflare",
                false);
        assertThat(work.recorder.last().verdicts(), hasSize(1));
    }
}
