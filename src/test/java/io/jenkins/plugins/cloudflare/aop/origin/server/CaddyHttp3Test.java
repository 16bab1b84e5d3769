package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict.Outcome;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caddy, which speaks HTTP/3 wherever it speaks HTTPS; fresh, and when it was told of client certificates later. */
class CaddyHttp3Test {
    private static final String PROGRAM = "/usr/bin/caddy";

    private static final String SERVED = "HTTP 200";
    private static final String REFUSED = "alert bad_certificate after the handshake";
    private static final String LOOSE = "strict_sni_host insecure_off\n";

    @TempDir
    static Path directory;

    @BeforeAll
    static void prepare() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
    }

    private static String site(int port, String mode) {
        String auth = mode.equals("none") ? "" : "client_auth {\ntrusted_ca_cert_file ca.pem\nmode " + mode + "\n}\n";
        return "https://%s:%d {\nbind 127.0.0.1\ntls server.pem server.key {\n%s}\nrespond origin 200\n}\n"
                .formatted(OriginPki.HOST, port, auth);
    }

    private static String[] caddy(String... arguments) {
        String[] command = new String[arguments.length + 5];
        command[0] = "env";
        command[1] = "HOME=" + directory;
        command[2] = "XDG_DATA_HOME=" + directory;
        command[3] = "XDG_CONFIG_HOME=" + directory;
        command[4] = PROGRAM;
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return command;
    }

    private static RealServer run(Path file, List<Integer> ports) throws IOException {
        return Http3Run.start(directory, ports, caddy("run", "--config", file.toString(), "--adapter", "caddyfile"));
    }

    /** What the table of the documentation is held against. */
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();

    private static Map<String, List<String>> fresh(String serverOptions) throws Exception {
        List<String> modes = List.of("none", "request", "verify_if_given", "require", "require_and_verify");
        List<Integer> ports = RealServer.freePorts(modes.size());
        StringBuilder file = new StringBuilder("{\nadmin off\nauto_https off\nservers {\n" + serverOptions + "}\n}\n");
        for (int i = 0; i < modes.size(); i++) {
            file.append(site(ports.get(i), modes.get(i)));
        }
        Map<String, List<String>> fates = new LinkedHashMap<>();
        try (RealServer server = run(Files.writeString(directory.resolve("fresh"), file), ports)) {
            for (int i = 0; i < modes.size(); i++) {
                fates.put(modes.get(i), Http3Run.fates(ports.get(i), OriginPki.EC));
                OUTCOMES.put(
                        modes.get(i) + (serverOptions.isEmpty() ? "" : ", strict_sni_host insecure_off"),
                        Http3Run.outcome(ports.get(i), OriginPki.EC));
            }
        }
        return fates;
    }

    @Test
    void freshEveryModeHoldsOnHttp3AsWell() throws Exception {
        assertThat(
                fresh(LOOSE),
                is(Map.of(
                        "none", List.of(SERVED, SERVED, SERVED),
                        "request", List.of(SERVED, SERVED, SERVED),
                        "verify_if_given", List.of(SERVED, REFUSED, SERVED),
                        "require", List.of(REFUSED, SERVED, SERVED),
                        "require_and_verify", List.of(REFUSED, REFUSED, SERVED))));
    }

    /** Where SNI must fit, this version finds that it does not in HTTP/3, whoever comes. */
    @Test
    void withoutTheOptionNobodyIsServedWhereCertificatesAreAskedFor() throws Exception {
        String misdirected = "HTTP 421";
        assertThat(
                fresh(""),
                is(Map.of(
                        "none", List.of(SERVED, SERVED, SERVED),
                        "request", List.of(misdirected, misdirected, misdirected),
                        "verify_if_given", List.of(misdirected, REFUSED, misdirected),
                        "require", List.of(REFUSED, misdirected, misdirected),
                        "require_and_verify", List.of(REFUSED, REFUSED, misdirected))));
    }

    /** The listener of QUIC outlives a reload, and with it the old TLS configuration; a restart cures it. */
    @Test
    void aReloadReachesTcpOnly() throws Exception {
        int port = RealServer.freePorts(1).get(0);
        int admin = RealServer.freePorts(1).get(0);
        String options = "{\nadmin 127.0.0.1:%d\nauto_https off\nservers {\n%%s}\n}\n".formatted(admin);
        String enforced = site(port, "require_and_verify");
        Path before = Files.writeString(directory.resolve("before"), options.formatted(LOOSE) + site(port, "none"));
        Path after = Files.writeString(directory.resolve("after"), options.formatted(LOOSE) + enforced);
        Path strict = Files.writeString(directory.resolve("strict"), options.formatted("") + enforced);
        try (RealServer server = run(before, List.of(port))) {
            reload(after, admin);
            assertThat(ProofRun.of(ProofRun.target(port)).verdict(), is(Verdict.ENFORCED));
            OUTCOMES.put(
                    "none, reloaded with require_and_verify, strict_sni_host insecure_off",
                    Http3Run.outcome(port, OriginPki.EC));
            assertThat(Http3Run.fates(port, OriginPki.EC), is(List.of(SERVED, SERVED, SERVED)));
            // Without the option it sees that SNI and TLS do not fit, for everybody.
            reload(strict, admin);
            OUTCOMES.put("none, reloaded with require_and_verify", Http3Run.outcome(port, OriginPki.EC));
            assertThat(Http3Run.fates(port, OriginPki.EC), is(List.of("HTTP 421", "HTTP 421", "HTTP 421")));
        }
        try (RealServer server = run(after, List.of(port))) {
            assertThat(Http3Run.fates(port, OriginPki.EC), is(List.of(REFUSED, REFUSED, SERVED)));
        }
    }

    /** A rule for the site's own Host, over HTTP/3 as over TCP: under each other Host the same page, or another site. */
    @Test
    void anotherHostIsTriedOverHttp3() throws Exception {
        String stranger = "map {tls_client_fingerprint} {who} {\n~.+ known\ndefault stranger\n}\n"
                + "@refused {\nhost www.example.test\nexpression {who} == \"stranger\"\n}\nrespond @refused no 403\n";
        String elsewhere = "@elsewhere not host www.example.test\nrespond @elsewhere \"another site\" 200\n";
        List<Integer> ports = RealServer.freePorts(2);
        String file = "{\nadmin off\nauto_https off\nservers {\n" + LOOSE + "}\n}\n" + anyHost(ports.get(0), stranger)
                + anyHost(ports.get(1), stranger + elsewhere);
        try (RealServer server = run(Files.writeString(directory.resolve("hosts"), file), ports)) {
            Http3Verdict open = judged(ports.get(0));
            assertThat(open.toString(), open.outcome(), is(Outcome.SERVED));
            assertThat(
                    open.finding().sentence(),
                    containsString("a visitor without a certificate with Host 127.0.0.1:" + ports.get(0)
                            + " is served (HTTP 200), and so in 1 more visit,"));
            // Over HTTP/3 this version knows no client's certificate, so its rule refuses whoever comes.
            Http3Verdict other = judged(ports.get(1));
            assertThat(other.toString(), other.outcome(), is(Outcome.UNDECIDED));
            assertThat(other.finding().sentence(), not(containsString("with Host")));
        }
    }

    private static Http3Verdict judged(int port) throws InterruptedException {
        Http3Search search = new Http3Search(OriginPki.EC.everybody(), List.of());
        return Http3Run.judged(port, search, ProbeLimits.DEFAULT).get(0);
    }

    private static String anyHost(int port, String rules) {
        return site(port, "verify_if_given")
                .replace(OriginPki.HOST, "")
                .replace("respond origin", rules + "respond \"" + Http3Run.PAGE + "\"");
    }

    @AfterAll
    static void everyConfigurationIsReadAsTheTableSays() throws Exception {
        if (!OUTCOMES.isEmpty()) {
            assertThat(OUTCOMES, is(DocumentedVerdicts.table("Caddy, HTTP/3")));
        }
    }

    private static void reload(Path file, int admin) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(caddy(
                        "reload",
                        "--config",
                        file.toString(),
                        "--adapter",
                        "caddyfile",
                        "--address",
                        "127.0.0.1:" + admin))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("reload.log").toFile())
                .start();
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        assertThat(Files.readString(directory.resolve("reload.log")), ended && process.exitValue() == 0, is(true));
    }
}
