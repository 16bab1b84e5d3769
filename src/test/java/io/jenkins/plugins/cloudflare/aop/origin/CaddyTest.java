package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of real Caddy configurations, and of the TLS of Go with them; one process for all. */
class CaddyTest {
    private static final String PROGRAM = "/usr/bin/caddy";
    private static final String ORIGIN = "respond origin 200";
    private static final String VERIFY = auth("require_and_verify", "ca.pem", "");
    private static final String OPEN_SITE = "another site open";

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Target> TARGETS = new LinkedHashMap<>();
    private static Map<String, OriginVerdict> verdicts;

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

    @BeforeAll
    static void proveAll() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder options = new StringBuilder("admin off\nauto_https off\n");
        StringBuilder sites = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(TARGETS.size());
            TARGETS.put(name, Proofs.target(port));
            sites.append("https://%s:%d {\nbind 127.0.0.1\n%s\n}\n".formatted(OriginPki.HOST, port, lines));
            if (name.startsWith(OPEN_SITE)) {
                sites.append("https://%s:%d {\nbind 127.0.0.1\ntls server.pem server.key\nrespond open 200\n}\n"
                        .formatted(Detours.OTHER_HOST, port));
            }
            if (name.endsWith("insecure_off")) {
                options.append("servers 127.0.0.1:%d {\nstrict_sni_host insecure_off\n}\n".formatted(port));
            }
        });
        Path file = Files.writeString(directory.resolve("Caddyfile"), "{\n" + options + "}\n" + sites);
        // It keeps state below the home folder.
        server = RealServer.start(
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
        verdicts = Proofs.of(TARGETS, OriginPki.EC.everybody());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("Caddy");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isJudged(String configuration, Verdict expected) {
        OriginVerdict found = verdicts.get(configuration);
        assertEquals(expected, found.verdict(), found::toString);
    }

    static Stream<Arguments> waysAround() throws Exception {
        return DocumentedVerdicts.of("Caddy, ways around");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waysAround")
    void isCaught(String configuration, String expected) throws Exception {
        assertEquals(expected, Detours.names(Detours.around(TARGETS.get(configuration), Detours.closedPort())));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertEquals(TARGETS.keySet(), DocumentedVerdicts.configurations("Caddy"));
    }

    @Test
    void theAdviceIsOneForCaddy() {
        assertTrue(verdicts.get("verify_if_given").advice().contains("\"mode require_and_verify\""));
        assertTrue(verdicts.get("require").advice().startsWith("Caddy: the modes \"request\" and \"require\""));
        // Nothing but alerts comes from this one, and those of newer versions are OpenSSL's.
        String advice = verdicts.get("require_and_verify, wrong CA").advice();
        assertTrue(advice.contains("Caddy: \"trust_pool\""), advice);
    }
}
