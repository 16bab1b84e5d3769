package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written for an origin's server, and what is refused. */
class OriginConfigTest extends OriginConfigFixture {
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
        OperationEntry entry = work.recorder.last();
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
        assertThat(work.recorder.last().certificate(), is(nullValue()));
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
        assertThat(work.recorder.last().warnings().get(0), startsWith("no hostname is given"));
        work.originConfig("server", "envoy", "issuerCredentialsId", "ca", "commonName", "api.example.com");
        assertThat(file("aop/origin/envoy.yaml"), containsString("server_names: [api.example.com]"));
        assertThat(work.recorder.last().warnings(), is(empty()));
    }

    @Test
    void aMissingRootIsAWarning() throws Exception {
        ClientCertificate client = BELOW.client("www.example.com");
        work.credentials.with("rootless", client.leafPem() + client.privateKeyPem() + BELOW.pem());
        work.originConfig("server", "nginx", "certificateCredentialsId", "rootless");
        assertThat(
                work.recorder.last().warnings().get(0),
                startsWith("the credential has no root CA above CN=Origin pull CA 1: nginx, Apache httpd and HAProxy"));
        assertThat(String.join("\n", work.console), containsString("Warning: the credential has no root CA"));
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
