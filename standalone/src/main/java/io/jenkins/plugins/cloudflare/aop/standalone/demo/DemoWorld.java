package io.jenkins.plugins.cloudflare.aop.standalone.demo;

import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.CloudflareSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Everything that the demonstration's script meets: Cloudflare, an origin behind it, certificates, a visitor. */
public final class DemoWorld implements AutoCloseable {
    private static final String ZONE = "example.com";
    private static final String HOSTNAME = "www.example.com";

    private final CloudflareEmulator cloudflare;
    private final DemoOrigin origin;
    private final DemoVisit visit;
    private final Map<String, String> secrets;

    /** @param mode the file from which the origin reads whom to let in */
    public DemoWorld(Path mode) throws IOException, GeneralSecurityException {
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

    /** The script, which is also an example of the documentation. */
    public static String script() throws IOException {
        try (InputStream in = DemoWorld.class.getResourceAsStream("/demo.Jenkinsfile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the emulator is for a run. */
    public CloudflareSite site() {
        return new CloudflareSite(apiUrl(), visit.edge());
    }

    public String apiUrl() {
        return cloudflare.apiUrl();
    }

    /** Contents of credentials by id. */
    public Map<String, String> secrets() {
        return secrets;
    }

    public Map<String, String> parameters() {
        return Map.of("ZONE", ZONE, "HOSTNAME", HOSTNAME, "ORIGIN", "127.0.0.1:" + origin.port());
    }

    /** Adds the step {@code demoVisit}, which only this demonstration has. */
    public void addTo(Steps steps) {
        steps.add("demoVisit", Signature.of("hostname"), call -> visit.ask(call.text("hostname")));
    }

    @Override
    public void close() throws IOException {
        cloudflare.close();
        origin.close();
    }
}
