package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement with few names; what it takes is not looked at. */
@Timeout(300)
class BenchOriginsTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        boolean installed = true;
        try {
            Programs.installed();
        } catch (IllegalArgumentException e) {
            installed = false;
        }
        if (Boolean.getBoolean("aop.requireServers")) {
            assertThat(installed, is(true));
        }
        assumeTrue(installed);
        runner = new Runner(directory);
    }

    @Test
    void theTableComparesAllThree() {
        Runner.Outcome bench = runner.execute("bench", "origins", "--hostnames", "3", "--runs", "1", "--curls", "2,4");
        assertThat(bench.err(), is(""));
        assertThat(bench.status(), is(0));
        assertThat(bench.lines().get(0), startsWith("3 hostnames, 18 visits a run, runs in turn: 1, no delay; "));
        assertThat(
                bench.lines().stream()
                        .filter(line -> line.startsWith("trial: curl, xargs -P "))
                        .toList(),
                hasSize(2));
        String ratio = "run \\d: this probe \\S+ s, curl \\S+ s: \\S+ times as fast, \\d+ % of its CPU";
        List<String> runs =
                bench.lines().stream().filter(line -> line.startsWith("run ")).toList();
        assertThat(runs, hasSize(1));
        assertThat(runs, everyItem(matchesPattern(ratio)));
        assertThat(bench.lines(), hasItem(matchesPattern("this probe, \\d+ sockets( +\\S+ /){2} +\\S+( +\\d\\S*){3}")));
        assertThat(bench.lines(), hasItem(matchesPattern("curl, xargs -P [24]( +\\S+ /){2} +\\S+( +\\d\\S*){3}")));
        assertThat(bench.lines(), hasItem(matchesPattern("openssl s_time, one( +\\S+ /){2} +\\S+( +\\d\\S*){3}")));
        assertThat(bench.out(), containsString("  times as fast as curl "));
        assertThat(bench.out(), containsString("  CPU of a visit, % of curl's "));
        assertThat(bench.lines(), hasItem(matchesPattern("  peak memory of the JVM, MB +[1-9]\\d+ / .*")));
    }

    @Test
    void severalNumbersAndADelay() {
        Runner.Outcome bench = runner.execute(
                "bench",
                "origins",
                "--hostnames",
                "1,2",
                "--runs",
                "1",
                "--curls",
                "6",
                "--delay",
                "9",
                "--sockets",
                "3");
        assertThat(bench.err(), is(""));
        assertThat(bench.status(), is(0));
        assertThat(bench.lines().get(0), containsString("9 ms added to every answer"));
        assertThat(bench.out(), containsString("this probe, 3 sockets"));
        assertThat(bench.out(), containsString("\n2 hostnames, 12 visits a run"));
        assertThat(bench.out(), containsString("this probe, by hostnames: 1 in "));
    }

    @Test
    void anInterruptStopsItAndItsServer() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        Runner.Outcome[] outcome = new Runner.Outcome[1];
        Thread command =
                new Thread(() -> outcome[0] = runner.execute("bench", "origins", "--hostnames", "50", "--curls", "1"));
        command.start();
        while (!runner.soFar().contains("50 hostnames")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        command.interrupt();
        command.join();
        assertThat(outcome[0].out(), containsString("Stopped."));
        assertThat(outcome[0].status(), is(3));
        for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
            assertThat(before.contains(left) || left.onExit().get(10, TimeUnit.SECONDS) != null, is(true));
        }
    }
}
