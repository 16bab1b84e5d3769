package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for an origin's server, and what is refused. */
class OriginConfigTest {
    private static final TestPki ROOT = TestPki.ca("Origin pull CA");
    private static final TestPki BELOW = ROOT.intermediate("Origin pull CA 1");
    private static final ClientCertificate CLIENT = ROOT.client("www.example.com");

    @TempDir
    Path directory;

    private Workplace work;

    @BeforeEach
    void open() throws Exception {
        work = new Workplace(directory);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem() + ROOT.pem())
                .with("bare", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", BELOW.pemWithKey());
    }

    @AfterEach
    void close() {
        work.close();
    }

    private String file(String name) throws IOException {
        return Files.readString(work.workspace().resolve(name));
    }

    private String refusal(Object... parameters) throws IOException {
        String message = assertThrows(OperationException.class, () -> work.originConfig(parameters))
                .getMessage();
        assertThat(work.ledger.last().outcome(), is(Outcome.FAILURE));
        return message;
    }

    @Test
    void bundleAndSnippetAreWrittenAndNothingIsSent() throws Exception {
        List<String> files =
                work.originConfig("server", "nginx", "phase", "enforce", "certificateCredentialsId", "client");
        assertThat(files, is(List.of("aop/origin/origin-pull-ca.pem", "aop/origin/nginx.conf")));
        assertThat(file(files.get(0)), is(ROOT.pem()));
        assertThat(
                file(files.get(1)),
                allOf(
                        containsString("phase enforce, for www.example.com."),
                        containsString("\nssl_verify_client on;\n"),
                        containsString("\nssl_verify_depth 1;\n"),
                        containsString("CN=Origin pull CA")));
        OperationEntry entry = work.ledger.last();
        assertThat(entry.operation(), is("aopOriginConfig"));
        assertThat(entry.outcome(), is(Outcome.SUCCESS));
        assertThat(entry.certificate().sha256(), is(CLIENT.sha256()));
        assertThat(entry.warnings(), is(empty()));
        assertThat(work.emulator.requests(), is(empty()));
    }

    @Test
    void anIssuerGivesItsWholeChainAndNoKey() throws Exception {
        List<String> files = work.originConfig(
                "server",
                "apache",
                "issuerCredentialsId",
                "ca",
                "hostnames",
                "a.example.com, b.example.com",
                "directory",
                "./deploy//tls/");
        assertThat(files, is(List.of("deploy/tls/origin-pull-ca.pem", "deploy/tls/apache.conf")));
        assertThat(file(files.get(0)), is(BELOW.pem() + ROOT.pem()));
        assertThat(
                file(files.get(1)),
                allOf(
                        containsString("phase accept, for a.example.com, b.example.com."),
                        containsString("\nSSLVerifyDepth 2\n"),
                        containsString("\nSSLVerifyClient optional\n")));
        assertThat(work.ledger.last().certificate(), is(nullValue()));
        try (Stream<Path> written = Files.walk(work.workspace())) {
            for (Path path : written.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(path), not(containsString("PRIVATE KEY")));
            }
        }
    }

    @Test
    void thePhaseChangesAndTheNamesStay() throws Exception {
        Object[] accept = {"server", "haproxy", "phase", "accept", "certificateCredentialsId", "client"};
        Object[] enforce = {"server", "haproxy", "phase", "enforce", "certificateCredentialsId", "client"};
        List<String> first = work.originConfig(accept);
        assertThat(file(first.get(1)), containsString(" verify optional ca-file "));
        assertThat(work.originConfig(enforce), is(first));
        assertThat(file(first.get(1)), containsString(" verify required ca-file "));
        try (Stream<Path> left = Files.list(work.workspace().resolve("aop/origin"))) {
            assertThat("no unfinished file is left", left.count(), is(2L));
        }
    }

    @Test
    void hostnamesThatNobodyTellsAreExamples() throws Exception {
        work.originConfig("server", "envoy", "issuerCredentialsId", "ca");
        assertThat(file("aop/origin/envoy.yaml"), containsString("server_names: [www.example.com]"));
        assertThat(work.ledger.last().warnings().get(0), startsWith("no hostname is given"));
        work.originConfig("server", "envoy", "issuerCredentialsId", "ca", "commonName", "api.example.com");
        assertThat(file("aop/origin/envoy.yaml"), containsString("server_names: [api.example.com]"));
        assertThat(work.ledger.last().warnings(), is(empty()));
    }

    @Test
    void aMissingRootIsAWarning() throws Exception {
        ClientCertificate client = BELOW.client("www.example.com");
        work.credentials.with("rootless", client.leafPem() + client.privateKeyPem() + BELOW.pem());
        work.originConfig("server", "nginx", "certificateCredentialsId", "rootless");
        assertThat(
                work.ledger.last().warnings().get(0),
                startsWith("the credential has no root CA above CN=Origin pull CA 1: nginx, Apache httpd and HAProxy"));
        assertThat(String.join("\n", work.console), containsString("Warning: the credential has no root CA"));
    }

    @Test
    void aCertificateWithoutItsCaIsRefusedInASentence() throws Exception {
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "bare"),
                startsWith("credential 'bare' holds the client certificate without the CA that issued it"));
        assertThat(Files.exists(work.workspace()), is(false));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../outside",
                "a/../../b",
                "a/..",
                "..\\outside",
                "/etc/nginx",
                "\\\\server\\share",
                "C:\\nginx",
                "C:nginx",
                "~/aop",
                "a\u0000b",
                "a\nb"
            })
    void whatLeadsOutOfTheWorkspaceIsRefused(String folder) throws Exception {
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client", "directory", folder),
                startsWith("directory is '"));
        assertThat(Files.exists(work.workspace()), is(false));
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws Exception {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.createDirectories(work.workspace());
        Files.createSymbolicLink(work.workspace().resolve("aop"), outside);
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client"),
                containsString("leads out of the workspace through the link"));
        try (Stream<Path> left = Files.list(outside)) {
            assertThat(left.toList(), is(empty()));
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.createDirectories(work.workspace());
        Files.writeString(work.workspace().resolve("aop"), "a file");
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client"),
                containsString("aop/origin/origin-pull-ca.pem cannot be written into the workspace"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''     | accept  | server is missing; name what serves the origin, one of nginx, apache, haproxy,
                    iis    | accept  | server is 'iis', which is none of nginx, apache, haproxy, caddy, traefik,
                    nginx  | Enforce | phase is 'Enforce', which is neither accept nor enforce
                    """)
    void unknownWordsAreRefused(String server, String phase, String said) throws Exception {
        assertThat(refusal("server", server, "phase", phase, "certificateCredentialsId", "client"), startsWith(said));
    }

    @Test
    void withoutACertificateThereIsNothingToTrust() throws Exception {
        assertThat(
                refusal("server", "nginx"), startsWith("no client certificate is given, so there is no CA to trust"));
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client", "hostnames", "*.example.com"),
                containsString("a wildcard"));
    }

    @Test
    void theConsoleNamesTheFiles() throws Exception {
        work.originConfig("server", "caddy", "certificateCredentialsId", "client");
        assertThat(
                work.console,
                hasItem("Wrote aop/origin/origin-pull-ca.pem (CN=Origin pull CA) and aop/origin/Caddyfile, which lets"
                        + " caddy accept client certificates"));
    }
}
