package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;

/** An emulator with one zone, a clock that stands still, and a client. */
abstract class EmulatedZoneFixture {
    static final ApiToken TOKEN = ApiToken.of("any");
    static final Credential LEAF = Credential.selfSigned("leaf");

    Instant now = Instant.parse("2026-03-01T10:00:00.123456Z");
    CloudflareEmulator emulator;
    OkHttpAopApi api;
    ZoneId zone;

    @AfterEach
    void stop() {
        emulator.close();
    }

    void start(EmulatorOptions options) throws IOException {
        emulator = CloudflareEmulator.start(options.withClock(() -> now));
        api = new OkHttpAopApi(new OkHttpClient(), emulator.apiUrl(), TOKEN);
        zone = new ZoneId(emulator.addZone("example.com"));
    }

    void start() throws IOException {
        start(EmulatorOptions.defaults().withPending(Pending.lasting(Duration.ofSeconds(8))));
    }

    CertificateId uploaded(Credential credential) throws CloudflareException {
        return api.upload(zone, credential.certificatePem(), credential.privateKeyPem())
                .result()
                .id();
    }

    CertificateId live(Credential credential) throws CloudflareException {
        CertificateId id = uploaded(credential);
        pass(8);
        return id;
    }

    void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    List<Association> associate(String hostname, CertificateId id, Boolean enabled) throws CloudflareException {
        return api.associate(zone, List.of(new AssociationChange(hostname, id, enabled)))
                .result();
    }

    String statusOf(CertificateId id) throws CloudflareException {
        return api.certificate(zone, id).orElseThrow().statusText();
    }

    interface ApiCall {
        void run() throws CloudflareException;
    }

    static CloudflareException failure(ApiCall call) {
        return assertThrows(CloudflareException.class, call::run);
    }
}
