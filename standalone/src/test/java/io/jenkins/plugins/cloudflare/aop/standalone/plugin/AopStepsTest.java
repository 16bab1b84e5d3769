package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin's steps in scripts, against the emulator and a real TLS server. */
@Timeout(120)
class AopStepsTest {
    private static final String UPLOAD = "aopUploadCertificate zone: 'example.com', credentialsId: 'cloudflare',"
            + " certificateCredentialsId: 'origin-client'";
    private static final String VERIFY = "aopVerifyOrigin hostnames: 'www.example.com', origins: params.ORIGINS,"
            + " certificateCredentialsId: 'origin-client'";

    @TempDir
    Path directory;

    private Site site;
    private Runner runner;

    @BeforeEach
    void prepare() throws Exception {
        open(Pending.reads(1));
    }

    private void open(Pending pending) throws Exception {
        site = new Site(directory.resolve("site"), pending);
        runner = site.in(new Runner(directory));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    private BuildRecord record() throws IOException {
        return BuildRecordJson.read(Files.readAllBytes(runner.artifacts().resolve("aop/record.json")));
    }

    @Test
    void secondRunWritesNothing() throws IOException {
        String[] script = {
            "node { def c = " + UPLOAD,
            "echo \"${c} ${c.id == c.toString()} ${c.status} reused ${c.reused} ${c.sha256.size()}\"",
            "def list = aopEnableHostname hostnames: ['www.example.com', 'api.example.com']",
            "list.each { echo \"${it.hostname} ${it.status} ${it.certificateId == c.id}\" } }"
        };
        Runner.Outcome first = runner.run(script);
        assertThat(first.err(), is(""));
        assertThat(first.out(), containsString(" true active reused false 64"));
        assertThat(first.lines(), hasItems("www.example.com active true", "api.example.com active true"));
        assertThat(site.writes(), hasSize(2));
        Runner.Outcome second = runner.run(script);
        assertThat(second.out(), containsString(" true active reused true 64"));
        assertThat(second.status(), is(0));
        assertThat("no further write", site.writes(), hasSize(2));
        assertThat(record().operations().get(0).certificate().reused(), is(true));
    }

    @Test
    void eachFailedTryIsToldOnce() throws IOException {
        site.failNext(Fault.on("GET", "/hostnames/certificates").times(2).answer(502, "text/html", "<html>"));
        Runner.Outcome run = runner.inNode(UPLOAD);
        assertThat(run.status(), is(0));
        assertThat(
                run.lines().stream().filter(line -> line.contains("HTTP 502")).toList(), hasSize(2));
    }

    @Test
    void twoVerificationsInOneScript() throws IOException {
        site.origin("enforce");
        Runner.Outcome run = runner.inNode(
                "def v = " + VERIFY,
                "echo \"${v} ${v.enforced} ${v.origins[0].verdict}\"",
                "def w = aopVerifyOrigin hostnames: 'api.example.com', origins: [params.ORIGINS],"
                        + " certificateCredentialsId: 'origin-client', expect: \"${'accept'}ing\"",
                "junit 'aop/verification.xml'",
                "echo w.verdict");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItems("ENFORCED true ENFORCED", "ENFORCED", "Finished: SUCCESS"));
        assertThat(record().operations(), hasSize(2));
        String xml = Files.readString(runner.artifacts().resolve("aop/verification.xml"));
        assertThat(xml, allOf(containsString("www.example.com.origin"), containsString("api.example.com.origin")));
    }

    @Test
    void failedVerificationIsWhatTheStepSays() throws IOException {
        site.origin("open");
        Runner.Outcome none =
                runner.inNode("def v = " + VERIFY + ", onFailure: 'NONE', waitSeconds: 0", "echo v.verdict");
        assertThat(none.lines(), hasItem("OPEN"));
        assertThat(none.status(), is(0));
        Runner.Outcome unstable =
                runner.inNode("def v = " + VERIFY + ", onFailure: 'UNSTABLE', waitSeconds: '0'", "echo v.verdict");
        assertThat(unstable.lines(), hasItem("OPEN"));
        assertThat(unstable.out(), containsString("WARNING: aopVerifyOrigin: "));
        assertThat(unstable.status(), is(1));
        Runner.Outcome failure = runner.inNode(VERIFY + ", waitSeconds: 0", "echo 'never'");
        assertThat(failure.err(), containsString("ERROR: aopVerifyOrigin: "));
        assertThat(failure.err(), containsString("www.example.com at " + site.originAddress() + " is OPEN"));
        assertThat(failure.lines(), not(hasItem("never")));
        assertThat(failure.status(), is(2));
        assertThat(record().operations().get(0).outcome(), is(Outcome.FAILURE));
    }

    @Test
    void abortIsRecorded() throws Exception {
        site.close();
        open(Pending.lasting(Duration.ofMinutes(10)));
        int[] status = new int[1];
        Thread build = new Thread(() -> {
            try {
                status[0] = runner.inNode(UPLOAD).status();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        build.start();
        while (!runner.soFar().contains("waiting for certificate")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        build.interrupt();
        build.join();
        assertThat(status[0], is(3));
        OperationEntry entry = record().operations().get(0);
        assertThat(entry.outcome(), is(Outcome.ABORTED));
        assertThat(entry.failure(), containsString("aborted while waiting for certificate"));
        assertThat(runner.soFar(), containsString("Finished: ABORTED"));
    }

    @Test
    void secretsStayOut() throws IOException {
        Runner.Outcome run = runner.inNode(UPLOAD, "echo '" + Site.SECRET + "'", "sh 'echo " + Site.SECRET + "'");
        assertThat(run.out() + run.err(), not(containsString(Site.SECRET)));
        for (Path file : List.of(
                runner.artifacts().resolve("aop/record.json"),
                runner.artifacts().resolve("aop/report.html"))) {
            assertThat(Files.readString(file), not(containsString(Site.SECRET)));
            assertThat(Files.readString(file), not(containsString("PRIVATE KEY")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "origin-config", "private-ca", "watch"})
    void examplesOfTheDocumentation(String example) throws IOException {
        site.origin("enforce");
        Runner.Outcome run =
                runner.runFile(Path.of(System.getProperty("aop.root", "."), "docs/examples", example + ".Jenkinsfile"));
        assertThat(run.err(), is(""));
        assertThat(run.out(), containsString("ENFORCED"));
        assertThat(run.status(), is(0));
    }
}
