package io.jenkins.plugins.cloudflare.aop.demo;

import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** A Cloudflare, an origin behind it, certificates and a visitor, for as long as it is open. Keys are its own. */
public final class DemoSite implements AutoCloseable {
    private static final String ZONE = "example.com";
    private static final String HOSTNAME = "www.example.com";

    private final CloudflareEmulator cloudflare;
    private final DemoOrigin origin;
    private final DemoVisit visit;
    private final Map<String, String> secrets;

    /** @param mode where the file is now from which the origin reads whom to let in */
    public DemoSite(Supplier<Path> mode) throws IOException, GeneralSecurityException {
        DemoPki pki = new DemoPki(Instant.now());
        byte[] bearer = new byte[20];
        new SecureRandom().nextBytes(bearer);
        secrets = Map.of(
                "cloudflare-token",
                HexFormat.of().formatHex(bearer),
                "origin-pull-client",
                pki.client(HOSTNAME).pem(),
                "origin-ca",
                pki.certificatePem());
        origin = new DemoOrigin(pki.server(HOSTNAME), pki.certificate(), mode);
        cloudflare = CloudflareEmulator.start(EmulatorOptions.defaults());
        cloudflare.addZone(ZONE);
        cloudflare.trustOriginCa(pki.certificate());
        cloudflare.routeOrigin(HOSTNAME, InetAddress.getLoopbackAddress(), origin.port());
        visit = new DemoVisit(cloudflare.edgePort(), cloudflare.edgeCa());
    }

    public String apiUrl() {
        return cloudflare.apiUrl();
    }

    /** Address and port. */
    public String edge() {
        return "127.0.0.1:" + cloudflare.edgePort();
    }

    /** PEM of the CA of the edge's certificates. */
    public String edgeCa() {
        return cloudflare.edgeCa();
    }

    public DemoVisit visit() {
        return visit;
    }

    /** Contents of credentials by id. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** What demo.Jenkinsfile is told. */
    public Map<String, String> parameters() {
        return Map.of("ZONE", ZONE, "HOSTNAME", HOSTNAME, "ORIGIN", "127.0.0.1:" + origin.port());
    }

    @Override
    public void close() throws IOException {
        cloudflare.close();
        origin.close();
    }
}
