package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts about the origin: its configuration, its place in DNS, the way to it through Cloudflare. */
@Timeout(120)
class OriginStepsTest {
    private static final String CONFIG =
            "aopOriginConfig server: 'nginx', issuerCredentialsId: 'origin-ca'," + " hostnames: 'www.example.com'";

    @TempDir
    Path directory;

    private Site site;
    private Runner runner;

    @BeforeEach
    void prepare() throws Exception {
        site = new Site(directory.resolve("site"), Pending.reads(1));
        runner = site.in(new Runner(directory));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    @Test
    void theConfigurationLiesInTheWorkspaceAndItsNamesAreReturned() throws IOException {
        Runner.Outcome run = runner.inNode(
                "def files = " + CONFIG + ", directory: 'deploy'",
                "echo \"${files.size()} ${files[0]} ${files[1]}\"",
                "echo \"is there: ${fileExists files[1]}\"",
                "archiveArtifacts 'deploy/*'");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItems("2 deploy/origin-pull-ca.pem deploy/nginx.conf", "is there: true"));
        assertThat(
                Files.readString(runner.artifacts().resolve("deploy/nginx.conf")),
                containsString("ssl_verify_client optional;"));
        assertThat(
                Files.readString(runner.artifacts().resolve("deploy/origin-pull-ca.pem")),
                not(containsString("PRIVATE KEY")));
    }

    @Test
    void theConfigurationNeedsAWorkspace() throws IOException {
        Runner.Outcome run = runner.run(CONFIG);
        assertThat(
                run.err(),
                containsString("ERROR: aopOriginConfig: there is no workspace to write files into; call the step inside"
                        + " node { }"));
        assertThat(run.status(), is(2));
    }

    @Test
    void theConfigurationStaysInTheDirectoryOfTheStep() throws IOException {
        Runner.Outcome run = runner.inNode("dir('deep') { def files = " + CONFIG, "echo files[1] }");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItem("aop/origin/nginx.conf"));
        assertThat(Files.exists(runner.workspace().resolve("deep/aop/origin/nginx.conf")), is(true));
        run = runner.inNode("dir('deep') { " + CONFIG + ", directory: '../..' }");
        assertThat(run.err(), containsString("directory is '../..', which leads out of the workspace"));
    }

    @Test
    void throughCloudflareIsOneMoreProof() throws IOException {
        site.origin("enforce");
        Runner.Outcome run = runner.inNode(
                "aopUploadCertificate zone: 'example.com', credentialsId: 'cloudflare',"
                        + " certificateCredentialsId: 'origin-client'",
                "aopEnableHostname hostnames: 'www.example.com'",
                "def v = aopVerifyOrigin hostnames: 'www.example.com', origins: params.ORIGINS,"
                        + " certificateCredentialsId: 'origin-client', throughCloudflare: true",
                "junit 'aop/verification.xml'",
                "echo \"${v} ${v.origins.collect { it.origin + ' ' + it.verdict }.join(', ')}\"");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItem("ENFORCED " + site.originAddress() + " ENFORCED, through Cloudflare SERVED"));
        String xml = Files.readString(runner.artifacts().resolve("aop/verification.xml"));
        assertThat(xml, containsString("name=\"through Cloudflare\""));
        assertThat(
                Files.readString(runner.artifacts().resolve("aop/report.html")),
                containsString("Every origin refuses everybody else"));
    }

    @Test
    void originsComeFromDns() throws IOException {
        site.dns("A", "www.example.com", "127.0.0.2");
        site.dns("AAAA", "www.example.com", "::1");
        Runner.Outcome run = runner.inNode(
                "def v = aopVerifyOrigin hostnames: 'www.example.com', certificateCredentialsId: 'origin-client',"
                        + " onFailure: 'NONE'",
                "echo v.origins.collect { it.origin }.join(' ')");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItem("127.0.0.2:443 [::1]:443"));
    }
}
