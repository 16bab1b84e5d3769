package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.PlainPortProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.quic.ServerPackets;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What detours do to the gate. The origin accepts the leaves of a partner's CA and has an open port beside. */
class VerifyDetoursTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final TestPki PARTNER = TestPki.ca("Partner CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private TlsOrigin origin;
    private HttpServer plain;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        origin = new TlsOrigin(Mode.ENFORCING, CA, PARTNER);
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        plain.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        plain.start();
        work.prober = new PlainPortProber(new LocalProber(), plain.getAddress().getPort());
        work.credentials.with("client", CLIENT.leafPem() + CLIENT.privateKeyPem());
    }

    @AfterEach
    void close() {
        plain.stop(0);
        origin.close();
        work.close();
    }

    private VerifyResult verify(String... more) throws Exception {
        Object[] all = new Object[more.length + 6];
        System.arraycopy(
                new Object[] {
                    "hostnames", "www.example.com", "origins", origin.address(), "certificateCredentialsId", "client"
                },
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return work.verify(all);
    }

    @Test
    void aDetourFailsTheGateAlthoughTheOriginEnforces() {
        OperationException e = assertThrows(OperationException.class, () -> verify());
        assertThat(
                e.getMessage(),
                allOf(
                        startsWith("1 of 1 origin is not enforced: www.example.com at 127.0.0.1:"),
                        containsString(" is ENFORCED, but there is a detour: OTHER_ISSUERS: "),
                        containsString("CN=Partner CA"),
                        containsString(" PLAIN_HTTP: ")));
        VerdictEntry entry = work.recorder.last().verdicts().get(0);
        assertThat(entry.verdict(), is("ENFORCED"));
        assertThat(entry.passed(), is(false));
        assertThat(entry.detours(), hasSize(2));
        assertThat(entry.detours().get(1), startsWith("PLAIN_HTTP: a visitor without a certificate is served"));
        assertThat(String.join("\n", work.console), containsString("Detour: PLAIN_HTTP"));
    }

    @Test
    void eachIsSwitchedOffByItsName() throws Exception {
        assertThrows(OperationException.class, () -> verify("detours", "-OTHER_ISSUERS"));
        assertThat(work.recorder.last().verdicts().get(0).detours(), hasSize(1));
        assertThrows(OperationException.class, () -> verify("detours", "-PLAIN_HTTP"));
        assertThat(work.recorder.last().verdicts().get(0).detours(), hasSize(1));
        VerifyResult result = verify("detours", "-PLAIN_HTTP, -OTHER_ISSUERS");
        assertThat(result.isEnforced(), is(true));
        assertThat(result.failure(), is(nullValue()));
        assertThat(work.recorder.last().verdicts().get(0).detours(), is(empty()));
    }

    @Test
    void whatSpeaksQuicAndComesToNoHandshakeDoesNotPass() throws Exception {
        String address = origin.address();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (LoopbackDatagrams other =
                new LoopbackDatagrams(port, datagram -> ServerPackets.negotiation(datagram, 0x6b3343cf))) {
            String rest = "-PLAIN_HTTP, -OTHER_ISSUERS";
            OperationException e = assertThrows(OperationException.class, () -> verify("detours", rest));
            assertThat(e.getMessage(), containsString(" HTTP3: undecided: a visitor without a certificate is neither"));
            assertThat(
                    work.recorder.last().verdicts().get(0).tls().get(2),
                    is(new TlsEntry("HTTP/3", "other versions of QUIC only", null, null)));
            int datagrams = other.received().size();
            assertThat(datagrams, is(greaterThan(0)));
            assertThat(verify("detours", rest + ", -HTTP3").isEnforced(), is(true));
            assertThat(other.received(), hasSize(datagrams));
        }
    }

    @Test
    void anAllowedIssuerIsNoDetour() throws Exception {
        VerifyResult result = verify("detours", "-PLAIN_HTTP", "allowedIssuers", "Partner CA");
        assertThat(result.isEnforced(), is(true));
    }

    @Test
    void aResultIsNotEnforcedWhenThereIsAWayAround() throws Exception {
        VerifyResult result = verify("onFailure", "NONE");
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(result.isEnforced(), is(false));
        assertThat((List<?>) result.getOrigins().get(0).get("detours"), hasSize(2));
    }

    @Test
    void anOriginThatOnlyGetsReadyMayServeWhomItLikes() throws Exception {
        VerifyResult result = verify("expect", "accepting");
        assertThat(result.failure(), is(nullValue()));
        assertThat(work.recorder.last().verdicts().get(0).detours(), is(empty()));
    }

    @Test
    void anOriginThatIsOpenIsSparedTheVisits() {
        origin.mode = Mode.OPEN;
        assertThrows(OperationException.class, () -> verify());
        assertThat(work.recorder.last().verdicts().get(0).detours(), is(empty()));
    }

    @Test
    void anUnknownDetourIsRefusedBeforeAnyVisit() {
        OperationException e = assertThrows(OperationException.class, () -> verify("detours", "HTTP"));
        assertThat(e.getMessage(), startsWith("detours has 'HTTP', which is none of OTHER_ISSUERS, "));
        assertThat(work.recorder.last().verdicts(), is(empty()));
    }

    @Test
    void anAddressThatMayNotBeVisitedFailsTheStepInOneSentence() {
        work.prober = new LocalProber(AddressPolicy.NOT_LOCAL, work.console::add);
        OperationException e = assertThrows(OperationException.class, () -> verify());
        assertThat(
                e.getMessage(),
                is("www.example.com at " + origin.address() + " was not visited: 127.0.0.1 is a loopback address, which"
                        + " probes may not visit from here; give the origin's own address, or have an administrator"
                        + " allow local addresses"));
    }
}
