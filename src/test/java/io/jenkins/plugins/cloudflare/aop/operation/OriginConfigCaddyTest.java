package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.origin.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What aopOriginConfig writes for Caddy, loaded as the snippet says, and then proved by aopVerifyOrigin. */
class OriginConfigCaddyTest {
    private static final String PROGRAM = "/usr/bin/caddy";
    private static final TestPki CA = TestPki.ca("Origin pull root").intermediate("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void caddy(String phase) throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        int port = RealServer.freePorts(1).get(0);
        try (Workplace work = new Workplace(directory.resolve("work"))) {
            work.credentials
                    .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem() + CA.pem())
                    .with("ca", CA.pemWithKey());
            install(work, phase, port);
            try (RealServer server = start(port)) {
                Object[] parameters = {
                    "hostnames",
                    "www.example.com",
                    "origins",
                    "127.0.0.1:" + port,
                    "certificateCredentialsId",
                    "client",
                    "expect",
                    phase.equals("accept") ? "accepting" : "enforced"
                };
                VerifyResult result = work.verify(parameters);
                assertThat(result.failure(), nullValue());
                assertThat(result.getVerdict(), is(phase.equals("accept") ? "OPEN" : "ENFORCED"));
            }
        }
    }

    private void install(Workplace work, String phase, int port) throws Exception {
        List<String> files = work.originConfig(
                "server",
                "caddy",
                "phase",
                phase,
                "issuerCredentialsId",
                "ca",
                "hostnames",
                "www.example.com",
                "directory",
                "cloudflare-aop");
        Path written = work.workspace().resolve(files.get(1));
        Path folder = written.getParent();
        String template = "trust_pool file /etc/caddy/cloudflare-aop/";
        String text = Files.readString(written);
        assertThat(text, containsString(template));
        String directive = older() ? "trusted_ca_cert_file " : "trust_pool file ";
        Files.writeString(written, text.replace(template, directive + folder + "/"));
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        ClientCertificate server = TestPki.ca("Server CA").server("www.example.com");
        Files.writeString(directory.resolve("server.pem"), server.leafPem());
        Files.writeString(directory.resolve("server.key"), server.privateKeyPem());
        Files.writeString(directory.resolve("Caddyfile"), """
                {
                    admin off
                    auto_https off
                }
                import cloudflare-aop/Caddyfile

                https://www.example.com:%d {
                    bind 127.0.0.1
                    tls server.pem server.key {
                        import cloudflare-aop
                    }
                    respond origin 200
                }
                """.formatted(port));
    }

    /** Whether the snippet's comment about older versions is for this one. */
    private static boolean older() throws IOException {
        Process process = new ProcessBuilder(PROGRAM, "version").start();
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        MatchResult found = Pattern.compile("(\\d+)\\.(\\d+)")
                .matcher(version)
                .results()
                .findFirst()
                .orElseThrow();
        return found.group(1).equals("2") && Integer.parseInt(found.group(2)) < 8;
    }

    private RealServer start(int port) throws IOException {
        return RealServer.start(
                directory,
                List.of(port),
                "env",
                "HOME=" + directory,
                "XDG_DATA_HOME=" + directory,
                "XDG_CONFIG_HOME=" + directory,
                PROGRAM,
                "run",
                "--config",
                directory.resolve("Caddyfile").toString(),
                "--adapter",
                "caddyfile");
    }
}
