package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is told to stop by a signal while it switches takes the switch back before it ends. */
@Timeout(180)
class RotationSignalTest {
    @TempDir
    Path directory;

    @Test
    void theSwitchIsTakenBackBeforeTheProcessEnds() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "has no SIGTERM");
        try (Site site =
                new Site(directory.resolve("site"), Pending.lasting(Duration.ofSeconds(2))).origin("enforce")) {
            Runner runner = site.in(new Runner(directory));
            site.begin(Duration.ofDays(9), "www.example.com", "api.example.com");
            Set<CertificateId> before = inUse(site);
            CompletableFuture<Process> process = new CompletableFuture<>();
            // The first look after the switch has been sent.
            boolean[] switched = new boolean[1];
            site.failNext(Fault.matching((method, path) -> {
                        boolean now = switched[0];
                        switched[0] |= method.equals("PUT");
                        if (now) {
                            process.join().destroy();
                        }
                        return now;
                    })
                    .delay(Duration.ofMillis(1)));
            Path nightly = Path.of(System.getProperty("aop.root", "."), "docs/examples", "nightly.Jenkinsfile");
            process.complete(runner.spawn(nightly));
            int status = process.join().waitFor();
            String log = Files.readString(directory.resolve("process.log"));
            assertThat(log, status, is(3));
            assertThat(log, containsString("rolled back to certificate"));
            assertThat(inUse(site), is(before));
            Runner.Outcome next = runner.runFile(nightly);
            assertThat(next.out() + next.err(), next.status(), is(0));
            assertThat(inUse(site).equals(before), is(false));
        }
    }

    private static Set<CertificateId> inUse(Site site) throws Exception {
        return site.api().associations(site.zone()).stream()
                .map(one -> one.certificateId())
                .collect(Collectors.toSet());
    }
}
