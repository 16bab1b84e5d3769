package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of real Caddy configurations, and of the TLS of Go with them; one process for all. */
class CaddyTest extends DocumentedDetours {
    private static final String PROGRAM = "/usr/bin/caddy";
    private static final String ORIGIN = "respond origin 200";
    private static final String VERIFY = auth("require_and_verify", "ca.pem", "");
    private static final String OPEN_SITE = "another site open";

    CaddyTest() {
        super("Caddy", PROGRAM);
    }

    /** The directive is that of every version of Caddy; newer ones prefer {@code trust_pool}. */
    private static String auth(String mode, String authority, String protocols) {
        return """
                tls server.pem server.key {
                    %s
                    client_auth {
                        trusted_ca_cert_file %s
                        mode %s
                    }
                }
                """.formatted(protocols, authority, mode);
    }

    /** What stands in the site's block. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("none", "tls server.pem server.key\n" + ORIGIN);
        all.put("none, 403 for everybody", "tls server.pem server.key\nrespond no 403");
        for (String mode : List.of("request", "require", "verify_if_given", "require_and_verify")) {
            all.put(mode, auth(mode, "ca.pem", "") + ORIGIN);
        }
        all.put("require_and_verify, 404 for everybody", VERIFY + "respond no 404");
        all.put("require_and_verify, wrong CA", auth("require_and_verify", "other.pem", "") + ORIGIN);
        all.put(
                "require_and_verify, TLS 1.2",
                auth("require_and_verify", "ca.pem", "protocols tls1.2 tls1.2") + ORIGIN);
        all.put(
                "require_and_verify, TLS 1.3",
                auth("require_and_verify", "ca.pem", "protocols tls1.3 tls1.3") + ORIGIN);
        all.put(OPEN_SITE, VERIFY + ORIGIN);
        all.put(OPEN_SITE + ", strict_sni_host insecure_off", VERIFY + ORIGIN);
        return all;
    }

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder options = new StringBuilder("admin off\nauto_https off\n");
        StringBuilder sites = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(targets.size());
            targets.put(name, ProofRun.target(port));
            sites.append("https://%s:%d {\nbind 127.0.0.1\n%s\n}\n".formatted(OriginPki.HOST, port, lines));
            if (name.startsWith(OPEN_SITE)) {
                sites.append("https://%s:%d {\nbind 127.0.0.1\ntls server.pem server.key\nrespond open 200\n}\n"
                        .formatted(DetourRun.OTHER_HOST, port));
            }
            if (name.endsWith("insecure_off")) {
                options.append("servers 127.0.0.1:%d {\nstrict_sni_host insecure_off\n}\n".formatted(port));
            }
        });
        Path file = Files.writeString(directory.resolve("Caddyfile"), "{\n" + options + "}\n" + sites);
        // It keeps state below the home folder.
        return RealServer.start(
                directory,
                ports,
                "env",
                "HOME=" + directory,
                "XDG_DATA_HOME=" + directory,
                "XDG_CONFIG_HOME=" + directory,
                PROGRAM,
                "run",
                "--config",
                file.toString(),
                "--adapter",
                "caddyfile");
    }

    @Test
    void theAdviceIsOneForCaddy() {
        assertThat(verdicts.get("verify_if_given").advice().contains("\"mode require_and_verify\""), is(true));
        assertThat(
                verdicts.get("require").advice().startsWith("Caddy: the modes \"request\" and \"require\""), is(true));
        // Nothing but alerts comes from this one, and those of newer versions are OpenSSL's.
        String advice = verdicts.get("require_and_verify, wrong CA").advice();
        assertThat(advice, containsString("Caddy: \"trust_pool\""));
    }
}
