package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement with few names; what it takes is not looked at. */
@Timeout(300)
class BenchGateTest {
    @TempDir
    Path directory;

    private static boolean installed() {
        try {
            Programs.installed();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void gatesAtTwoAddressesBesideCurl() {
        boolean installed = installed();
        if (Boolean.getBoolean("aop.requireServers")) {
            assertThat(installed, is(true));
        }
        assumeTrue(installed);
        Runner.Outcome bench = new Runner(directory)
                .execute("bench", "gate", "--hostnames", "3", "--addresses", "2", "--rtt", "5", "--runs", "1");
        assertThat(bench.err(), is(""));
        assertThat(bench.status(), is(0));
        assertThat(
                bench.lines().get(0),
                startsWith("3 hostnames at 2 addresses, 5 ms round trip, 16 connections at an address and 64 in all,"));
        String run =
                "run 1: the gate \\S+ s with \\d{3} visits, \\S+ a hostname, \\d+ round trips long; curl \\S+ s with"
                        + " as many";
        assertThat(bench.lines(), hasItem(matchesPattern(run)));
        assertThat(bench.lines(), hasItem(matchesPattern("  the gate, seconds( +\\S+ /){2} +\\S+")));
        assertThat(bench.lines(), hasItem(matchesPattern("  curl, xargs -P 32, seconds( +\\S+ /){2} +\\S+")));
        assertThat(bench.lines(), hasItem(matchesPattern("  the gate's time, times curl's( +\\S+ /){2} +\\S+")));
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        Runner.Outcome bench = new Runner(directory).execute("bench", "gate", "--hostnames", "2", "--addresses", "3");
        assertThat(bench.status(), is(64));
        assertThat(bench.err(), containsString("--addresses is 3, which is not from 1 to 2"));
        bench = new Runner(directory).execute("bench", "gate", "--connections-per-address", "0");
        assertThat(bench.status(), is(64));
        assertThat(bench.err(), containsString("--connections-per-address is 0; give 1 to 1024"));
    }
}
