package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
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

/** A private PKI to the end: docs/examples/nightly.Jenkinsfile, run over and over. */
@Timeout(120)
class NightlyTest {
    private static final String HOSTNAMES = "['www.example.com', 'api.example.com']";
    private static final String ISSUED = "issuerCredentialsId: 'origin-ca', commonName: 'www.example.com'";

    @TempDir
    Path directory;

    private Site site;
    private Runner runner;

    @BeforeEach
    void prepare() throws Exception {
        open(Pending.reads(2));
    }

    private void open(Pending pending) throws Exception {
        site = new Site(directory.resolve("site"), pending);
        site.origin("enforce");
        runner = site.in(new Runner(directory));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    /** A certificate with few days left in use. */
    private void begin() throws IOException {
        Runner.Outcome first = runner.inNode(
                "aopUploadCertificate zone: 'example.com', credentialsId: 'cloudflare', " + ISSUED
                        + ", validityDays: 9, renewBeforeDays: 1",
                "aopEnableHostname zone: 'example.com', credentialsId: 'cloudflare', hostnames: " + HOSTNAMES);
        assertThat(first.err(), is(""));
    }

    private Runner.Outcome nightly() {
        return runner.runFile(Path.of(System.getProperty("aop.root", "."), "docs/examples", "nightly.Jenkinsfile"));
    }

    @Test
    void itRotatesWhenDueAndNotAgain() throws IOException {
        begin();
        int before = site.writes().size();
        Runner.Outcome due = nightly();
        assertThat(due.err(), is(""));
        assertThat(due.out(), containsString("rotated: rotated from"));
        assertThat(due.status(), is(0));
        assertThat(methods(before), is(List.of("POST", "PUT", "DELETE")));
        BuildRecord record =
                BuildRecordJson.read(Files.readAllBytes(runner.artifacts().resolve("aop/record.json")));
        assertThat(record.operations().get(0).phases().size(), is(5));
        assertThat(Files.readString(runner.artifacts().resolve("aop/report.html")), containsString("Phases"));
        Runner.Outcome next = nightly();
        assertThat(next.out(), containsString("not due: certificate"));
        assertThat(next.status(), is(0));
        assertThat("nothing more", site.writes().size(), is(before + 3));
        assertNoPrivateKeyOnDisk();
    }

    private void assertNoPrivateKeyOnDisk() throws IOException {
        try (var files = Files.walk(runner.workspace())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString(), Files.readString(file), not(containsString("PRIVATE KEY")));
            }
        }
    }

    private List<String> methods(int from) {
        return site.writes().stream().skip(from).map(LoggedRequest::method).toList();
    }

    @Test
    void anAbortInTheMiddleTakesItBack() throws Exception {
        begin();
        site.close();
        open(Pending.lasting(Duration.ofSeconds(4)));
        begin();
        int before = site.writes().size();
        int[] status = new int[1];
        Thread build = new Thread(() -> status[0] = nightly().status());
        build.start();
        while (!methods(before).contains("PUT")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        build.interrupt();
        build.join();
        assertThat(status[0], is(3));
        assertThat("there and back", methods(before), is(List.of("POST", "PUT", "PUT")));
        assertThat(runner.soFar(), containsString("rolled back to certificate"));
        BuildRecord record =
                BuildRecordJson.read(Files.readAllBytes(runner.artifacts().resolve("aop/record.json")));
        assertThat(record.operations().get(0).outcome(), is(Outcome.ABORTED));
        assertThat(nightly().lines(), hasItem("Finished: SUCCESS"));
        assertThat(methods(before), is(List.of("POST", "PUT", "PUT", "PUT", "DELETE")));
    }

    @Test
    void aProblemMakesTheBuildUnstable() throws IOException {
        begin();
        Runner.Outcome run = runner.inNode(
                "def s = aopStatus zone: 'example.com', credentialsId: 'cloudflare', minDaysLeft: 10, onFailure: 'UNSTABLE'",
                "echo \"${s.problems.size()} problem\"");
        assertThat(run.status(), is(1));
        assertThat(run.lines(), hasItem("1 problem"));
        assertThat(run.out(), containsString("WARNING: aopStatus: certificate"));
    }
}
