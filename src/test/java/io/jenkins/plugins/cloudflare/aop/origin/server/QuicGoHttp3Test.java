package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits of quic-go, Traefik's and Caddy's QUIC, which is built from Debian's Go packages here; one process for all. */
class QuicGoHttp3Test {
    private static final String GO = "/usr/bin/go";
    private static final String SOURCES = "/usr/share/gocode/src/github.com/lucas-clemente/quic-go/http3/server.go";
    private static final List<String> MODES =
            List.of("none", "request", "verify_if_given", "require", "require_and_verify");
    private static final List<String> OPTIONS = List.of("", ",retry", ",x25519", ",p384", ",retry,p384");
    private static final List<String> OTHERS = List.of("none,draft29", "none,one_name", "require_and_verify,one_name");

    @TempDir
    static Path directory;

    private static final Map<String, Integer> PORTS = new LinkedHashMap<>();
    private static RealServer server;

    @BeforeAll
    static void start() throws Exception {
        RealServer.assumeInstalled(GO);
        assumePackaged();
        RealServer.writeFiles(directory, OriginPki.EC);
        List<String> configurations = new ArrayList<>();
        MODES.forEach(mode -> OPTIONS.forEach(option -> configurations.add(mode + option)));
        configurations.addAll(OTHERS);
        List<Integer> ports = Http3Run.freePorts(configurations.size());
        List<String> command = new ArrayList<>(List.of(build().toString(), "server.pem", "server.key", "ca.pem"));
        for (String configuration : configurations) {
            int port = ports.get(PORTS.size());
            PORTS.put(configuration, port);
            command.add(port + "," + configuration);
        }
        server = Http3Run.start(directory, ports, command.toArray(String[]::new));
    }

    private static void assumePackaged() {
        boolean packaged = Files.isReadable(Path.of(SOURCES));
        if (Boolean.getBoolean("aop.requireServers")) {
            assertThat(SOURCES + " is installed", packaged, is(true));
        }
        assumeTrue(packaged, SOURCES + " is not installed");
    }

    private static Path build() throws Exception {
        Path program = directory.resolve("http3server");
        Path source = Path.of(System.getProperty("aop.root", "."), "src/test/go/http3server/main.go");
        ProcessBuilder builder = new ProcessBuilder(
                        GO,
                        "build",
                        "-o",
                        program.toString(),
                        source.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("build.log").toFile());
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().putIfAbsent("GOCACHE", directory.resolve("cache").toString());
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        assertThat(Files.readString(directory.resolve("build.log")), ended && process.exitValue() == 0, is(true));
        return program;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyConfigurationIsReadAsTheTableSays() throws Exception {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> configuration : PORTS.entrySet()) {
            outcomes.put(
                    configuration.getKey().replace(",", ", "),
                    Http3Run.outcome(configuration.getValue(), OriginPki.EC));
        }
        assertThat(outcomes, is(DocumentedVerdicts.table("quic-go, HTTP/3")));
    }

    @ParameterizedTest
    @CsvSource({
        "none, served, served, served",
        "request, served, served, served",
        "verify_if_given, served, refused, served",
        "require, refused, served, served",
        "require_and_verify, refused, refused, served",
    })
    void everyModeIsSeen(String mode, String without, String forged, String configured) throws Exception {
        for (String option : OPTIONS) {
            List<String> fates = Http3Run.fates(PORTS.get(mode + option), OriginPki.EC).stream()
                    .map(label -> label.equals("HTTP 200")
                            ? "served"
                            : label.equals("alert bad_certificate after the handshake") ? "refused" : label)
                    .toList();
            assertThat(mode + option, fates, is(List.of(without, forged, configured)));
        }
    }
}
