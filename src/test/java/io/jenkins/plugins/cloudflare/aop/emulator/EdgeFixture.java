package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The edge between a visitor and an origin that lets in only those whose certificate its CA has issued. */
abstract class EdgeFixture {
    static final String HOSTNAME = "www.example.com";
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    static final Credential CA = Credential.authority("configured CA");
    static final Credential CONFIGURED = CA.issue("configured");
    static final Credential SERVER_CA = Credential.authority("server CA");
    /** Which of the two depends on whether the alert or the end of the connection is seen first. */
    static final Matcher<Integer> REFUSED_BY_ORIGIN = anyOf(is(520), is(525));

    TlsOrigin origin;
    CloudflareEmulator emulator;
    OkHttpAopApi api;
    ZoneId zone;
    Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        origin = new TlsOrigin(SERVER_CA.issue(HOSTNAME), CA.certificate());
        emulator = CloudflareEmulator.start(EmulatorOptions.defaults()
                .withPending(Pending.lasting(Duration.ZERO))
                .withOriginPatience(Duration.ofSeconds(2)));
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

    CertificateId uploaded(Credential credential) throws Exception {
        return api.upload(zone, credential.certificatePem(), credential.privateKeyPem())
                .result()
                .id();
    }

    void associate(String hostname, CertificateId id, Boolean enabled) throws Exception {
        api.associate(zone, List.of(new AssociationChange(hostname, id, enabled)));
    }

    void set(String method, String path, String json) throws IOException {
        Request request = new Request.Builder()
                .url(emulator.apiUrl() + "/zones/" + zone + path)
                .header("Authorization", "Bearer any")
                .method(method, RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (var response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.isSuccessful(), is(true));
        }
    }
}
