package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.NpmPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement with few names; what it takes is not looked at, what it counts is. */
@Timeout(300)
class BenchCallsTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = new Runner(directory);
    }

    @Test
    void requestsOfBothAreCounted() {
        Path sdk = NpmPackage.CLOUDFLARE.file("index.mjs");
        boolean installed = Files.isReadable(sdk);
        if (Boolean.getBoolean("aop.requireServers")) {
            assertThat(installed, is(true));
        }
        assumeTrue(installed);
        String folder = sdk.getParent().getParent().getParent().toString();
        Runner.Outcome bench =
                runner.execute("bench", "calls", "--hostnames", "3", "--runs", "1", "--delay", "0", "--sdk", folder);
        assertThat(bench.err(), is(""));
        assertThat(bench.status(), is(0));
        assertThat(bench.lines().get(0), startsWith("0 ms for each request, runs in turn: 1; "));
        String seconds = " +\\S+ / \\S+ / \\S+";
        // One to upload, and one for all hostnames together.
        assertThat(
                bench.lines(),
                hasItem(matchesPattern("3 hostnames, 1 certificate, cold +this runner +\\d+ +\\d+ +2" + seconds)));
        // The zone and its SSL mode, the certificates, the associations.
        assertThat(
                bench.lines(),
                hasItem(matchesPattern("3 hostnames, 1 certificate, warm +this runner +4 +4 +0" + seconds)));
        // The zone, the certificates and the page after them.
        assertThat(bench.lines(), hasItem(matchesPattern("3 hostnames, 1 certificate, cold +SDK +7 +3 +4" + seconds)));
        assertThat(bench.lines(), hasItem(matchesPattern("3 hostnames, 1 certificate, warm +SDK +6 +3 +3" + seconds)));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(
                runner.execute("bench", "calls", "--hostnames", "1001").err(),
                containsString("--hostnames 1001 is not from 1 to 1000."));
        assertThat(
                runner.execute("bench", "calls", "--runs", "0").err(),
                containsString("--runs is 1 or more, and --delay 0 or more."));
        assertThat(
                runner.execute("bench", "calls", "--sdk", directory.toString()).err(),
                containsString("has no node_modules/cloudflare; run npm install cloudflare there."));
    }
}
