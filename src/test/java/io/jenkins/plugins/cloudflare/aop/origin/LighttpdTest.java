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

/** What is said of real lighttpd configurations, one process for all of them. */
class LighttpdTest {
    private static final String PROGRAM = "/usr/sbin/lighttpd";
    private static final String ENFORCE = verify("enable", "ca.pem");

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Target> TARGETS = new LinkedHashMap<>();
    private static Map<String, OriginVerdict> verdicts;

    private static String verify(String enforce, String authority) {
        return """
                ssl.verifyclient.activate = "enable"
                ssl.verifyclient.enforce = "%s"
                ssl.verifyclient.ca-file = "%s"
                """.formatted(enforce, authority);
    }

    private static String only(String version) {
        return "ssl.openssl.ssl-conf-cmd = ( \"MinProtocol\" => \"%s\", \"MaxProtocol\" => \"%s\" )\n"
                .formatted(version, version);
    }

    /** What stands in the block of the socket. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("off", "");
        all.put("not enforced", verify("disable", "ca.pem"));
        all.put("not enforced, wrong CA", verify("disable", "other.pem"));
        all.put("enforced", ENFORCE);
        all.put("enforced, wrong CA", verify("enable", "other.pem"));
        all.put("enforced, two CAs", verify("enable", "two.pem"));
        all.put("enforced, TLS 1.2", ENFORCE + only("TLSv1.2"));
        all.put("enforced, TLS 1.3", ENFORCE + only("TLSv1.3"));
        all.put("enforced for one name", "$HTTP[\"host\"] == \"www.example.test\" {\n" + ENFORCE + "}\n");
        return all;
    }

    @BeforeAll
    static void proveAll() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        // With its CA, or lighttpd looks for that among those of the clients.
        Files.writeString(
                directory.resolve("chain.pem"),
                Files.readString(directory.resolve("both.pem")) + OriginPki.EC.authority.certificatePem());
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 1);
        StringBuilder sockets = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(TARGETS.size());
            TARGETS.put(name, Proofs.target(port));
            sockets.append("""
                    $SERVER["socket"] == "127.0.0.1:%d" {
                    ssl.engine = "enable"
                    ssl.pemfile = "chain.pem"
                    %s}
                    """.formatted(port, lines));
        });
        Path file = Files.writeString(
                directory.resolve("lighttpd.conf"), """
                server.document-root = "%s/pages"
                server.bind = "127.0.0.1"
                server.port = %d
                server.modules = ( "mod_openssl" )
                index-file.names = ( "index.html" )
                %s
                """.formatted(directory, ports.get(ports.size() - 1), sockets));
        server = RealServer.start(directory, ports, PROGRAM, "-D", "-f", file.toString());
        verdicts = Proofs.of(TARGETS, OriginPki.EC.everybody());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("lighttpd");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isJudged(String configuration, Verdict expected) {
        OriginVerdict found = verdicts.get(configuration);
        assertEquals(expected, found.verdict(), found::toString);
    }

    static Stream<Arguments> waysAround() throws Exception {
        return DocumentedVerdicts.of("lighttpd, ways around");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waysAround")
    void isCaught(String configuration, String expected) throws Exception {
        assertEquals(expected, Detours.names(Detours.around(TARGETS.get(configuration), Detours.closedPort())));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertEquals(TARGETS.keySet(), DocumentedVerdicts.configurations("lighttpd"));
    }

    @Test
    void theAdviceIsOneForLighttpd() {
        String advice = verdicts.get("not enforced").advice();
        assertTrue(advice.startsWith("lighttpd: set ssl.verifyclient.activate"), advice);
    }
}
