package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What aopOriginConfig writes for Caddy, loaded as the snippet says, and then proved by aopVerifyOrigin. */
class OriginConfigCaddyTest extends OriginConfigServer {
    private static final String PROGRAM = "/usr/bin/caddy";

    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void caddy(String phase) throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        String text = snippet("caddy", phase);
        String template = "trust_pool file /etc/caddy/cloudflare-aop/";
        assertThat(text, containsString(template));
        String directive = older() ? "trusted_ca_cert_file " : "trust_pool file ";
        Files.writeString(folder.resolve("Caddyfile"), text.replace(template, directive + folder + "/"));
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        try (RealServer server = start()) {
            prove(phase);
        }
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

    private RealServer start() throws IOException {
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
