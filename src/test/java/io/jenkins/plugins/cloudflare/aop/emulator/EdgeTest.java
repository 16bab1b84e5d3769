package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge between a visitor and an origin that lets in only those whose certificate its CA has issued. */
class EdgeTest {
    private static final String HOSTNAME = "www.example.com";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Credential CA = Credential.authority("our CA");
    private static final Credential OURS = CA.issue("ours");
    private static final Credential SERVER_CA = Credential.authority("server CA");
    /** Which of the two depends on whether the alert or the end of the connection is seen first. */
    private static final Matcher<Integer> REFUSED_BY_ORIGIN = anyOf(is(520), is(525));

    private TlsOrigin origin;
    private CloudflareEmulator emulator;
    private OkHttpAopApi api;
    private ZoneId zone;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        origin = new TlsOrigin(SERVER_CA.issue(HOSTNAME), CA.certificate());
        emulator = CloudflareEmulator.start(EmulatorOptions.defaults()
                .withPending(Pending.lasting(Duration.ZERO))
                .withOriginPatience(Duration.ofMillis(700)));
        emulator.routeOrigin(HOSTNAME, LOOPBACK, origin.port());
        api = new OkHttpAopApi(new OkHttpClient(), emulator.apiUrl(), ApiToken.of("any"));
        zone = new ZoneId(emulator.addZone("example.com"));
        visitor = new Visitor(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
        origin.close();
    }

    private CertificateId uploaded(Credential credential) throws Exception {
        return api.upload(zone, credential.certificatePem(), credential.privateKeyPem())
                .result()
                .id();
    }

    private void associate(String hostname, CertificateId id, Boolean enabled) throws Exception {
        api.associate(zone, List.of(new AssociationChange(hostname, id, enabled)));
    }

    private void set(String method, String path, String json) throws IOException {
        Request request = new Request.Builder()
                .url(emulator.apiUrl() + "/zones/" + zone + path)
                .header("Authorization", "Bearer any")
                .method(method, RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (var response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.isSuccessful(), is(true));
        }
    }

    @Test
    void onlyAnAssociatedCertificateOpensTheOrigin() throws Exception {
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        assertThat(origin.visits(), is(empty()));
        CertificateId id = uploaded(OURS);
        assertThat("uploaded is not associated", visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);

        associate(HOSTNAME, id, true);
        Visitor.Page page = visitor.get(HOSTNAME);
        assertThat(page.status(), is(200));
        assertThat(page.body(), is("hello from the origin"));
        assertThat(page.server(), is("cloudflare"));
        assertThat(page.ray(), matchesPattern("[0-9a-f]{16}-EMU"));
        assertThat(page.origin(), is("yes"));
        TlsOrigin.Visit visit = origin.visits().get(0);
        assertThat(visit.client(), is(OURS.certificate()));
        assertThat(visit.serverName(), is(HOSTNAME));
        assertThat(visit.host(), is(HOSTNAME));
    }

    @Test
    void changesTakeEffectWithTheNextRequest() throws Exception {
        CertificateId ours = uploaded(OURS);
        Credential next = CA.issue("next");
        CertificateId nextId = uploaded(next);
        CertificateId foreign = uploaded(Credential.selfSigned("foreign"));
        associate(HOSTNAME, ours, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        associate(HOSTNAME, nextId, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        assertThat(origin.visits().get(1).client(), is(next.certificate()));
        associate(HOSTNAME, foreign, true);
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        associate(HOSTNAME, ours, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        associate(HOSTNAME, ours, false);
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
    }

    @Test
    void theHostnameGoesBeforeTheZoneAndTheZoneBeforeTheSharedCertificate() throws Exception {
        try (TlsOrigin curious = new TlsOrigin(SERVER_CA.issue("b"), CA.certificate())) {
            emulator.routeOrigin("b.example.com", LOOPBACK, curious.port());
            Credential zoneWide = CA.issue("zone-wide");
            set(
                    "POST",
                    "/origin_tls_client_auth",
                    "{\"certificate\":\""
                            + zoneWide.certificatePem().replace("\n", "\\n") + "\",\"private_key\":\""
                            + zoneWide.privateKeyPem().replace("\n", "\\n") + "\"}");
            assertThat("not switched on", visitor.get("b.example.com").status(), REFUSED_BY_ORIGIN);
            set("PUT", "/origin_tls_client_auth/settings", "{\"enabled\":true}");
            assertThat(visitor.get("b.example.com").status(), is(200));
            assertThat(curious.visits().get(0).client(), is(zoneWide.certificate()));
            CertificateId ours = uploaded(OURS);
            associate("b.example.com", ours, true);
            visitor.get("b.example.com");
            assertThat(curious.visits().get(1).client(), is(OURS.certificate()));
            associate("b.example.com", ours, false);
            assertThat("false keeps all away", visitor.get("b.example.com").status(), REFUSED_BY_ORIGIN);
            associate("b.example.com", ours, null);
            assertThat(
                    "null lets the zone level through",
                    visitor.get("b.example.com").status(),
                    is(200));
        }
    }

    @Test
    void theSharedCertificateIsPresentedWhenSwitchedOn() throws Exception {
        set("PATCH", "/settings/tls_client_auth", "{\"value\":\"on\"}");
        assertThat("another CA's", visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        try (TlsOrigin open = new TlsOrigin(SERVER_CA.issue("c"), null)) {
            emulator.routeOrigin(HOSTNAME, LOOPBACK, open.port());
            assertThat(visitor.get(HOSTNAME).status(), is(200));
            assertThat("nobody asked for it", open.visits().get(0).client(), is(nullValue()));
        }
    }

    @Test
    void strictLooksAtTheServerCertificateAndFullDoesNot() throws Exception {
        associate(HOSTNAME, uploaded(OURS), true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        set("PATCH", "/settings/ssl", "{\"value\":\"strict\"}");
        assertThat(visitor.get(HOSTNAME).status(), is(526));
        emulator.trustOriginCa(SERVER_CA.certificate());
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        emulator.routeOrigin("other.example.com", LOOPBACK, origin.port());
        associate("other.example.com", uploaded(CA.issue("other")), true);
        assertThat("the name is not in it", visitor.get("other.example.com").status(), is(526));
    }

    @Test
    void flexibleSpeaksInTheClear() throws Exception {
        set("PATCH", "/settings/ssl", "{\"value\":\"flexible\"}");
        visitor.get(HOSTNAME);
        assertThat(origin.visits(), is(empty()));
    }

    @Test
    void requestsAndAnswersArePassedOn() throws Exception {
        associate(HOSTNAME, uploaded(OURS), true);
        Request.Builder post = new Request.Builder().post(RequestBody.create("question", null));
        assertThat(visitor.visit(HOSTNAME, "/a%20b?c=d%26e", post).status(), is(200));
        TlsOrigin.Visit visit = origin.visits().get(0);
        assertThat(visit.method(), is("POST"));
        assertThat(visit.uri(), is("/a%20b?c=d%26e"));
        assertThat(visit.body(), is("question"));
        assertThat(visitor.visit(HOSTNAME, "/", new Request.Builder().head()).status(), is(200));
        assertThat(visitor.visit(HOSTNAME, "/moved", new Request.Builder()).status(), is(302));
    }

    @Test
    void faultsOfTheOriginHaveTheirNumbers() throws Exception {
        assertThat("no zone or no origin", visitor.get("www.example.org").status(), is(530));
        assertThat(
                visitor.visit(HOSTNAME, "/", new Request.Builder().header("Host", "x.example.com"))
                        .status(),
                is(403));
        int closed;
        try (ServerSocket silent = new ServerSocket(0, 5, LOOPBACK)) {
            closed = silent.getLocalPort();
            emulator.routeOrigin(HOSTNAME, LOOPBACK, closed);
            assertThat("no TLS answer", visitor.get(HOSTNAME).status(), is(522));
        }
        assertThat("refused", visitor.get(HOSTNAME).status(), is(521));
    }

    @Test
    void anOriginThatIsSlowOrWithoutTlsOrWithoutAnswerHasItsNumber() throws Exception {
        try (TlsOrigin slow = new TlsOrigin(SERVER_CA.issue(HOSTNAME), null);
                ServerSocket plain = new ServerSocket(0, 5, LOOPBACK)) {
            emulator.routeOrigin(HOSTNAME, LOOPBACK, slow.port());
            assertThat(
                    visitor.visit(HOSTNAME, "/nothing", new Request.Builder()).status(), is(520));
            slow.delay(Duration.ofSeconds(2));
            assertThat(visitor.get(HOSTNAME).status(), is(524));
            Thread server = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.start();
            emulator.routeOrigin(HOSTNAME, LOOPBACK, plain.getLocalPort());
            assertThat(visitor.get(HOSTNAME).status(), is(525));
            server.join();
        }
    }
}
