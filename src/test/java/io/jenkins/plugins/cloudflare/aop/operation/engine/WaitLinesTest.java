package io.jenkins.plugins.cloudflare.aop.operation.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitLinesTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    @Test
    void aLineWhenItBeginsOneAMinuteAndOneWhenItEnds() throws Exception {
        try (EmulatedBuild build = new EmulatedBuild(directory, Pending.lasting(Duration.ofSeconds(130)))) {
            build.uploaded("client", CA);

            assertThat(
                    waits(build.console),
                    contains(
                            allOf(
                                    containsString("certificate "),
                                    containsString("(it is "),
                                    endsWith("for up to 10 min")),
                            allOf(
                                    startsWith("aopUploadCertificate: still waiting for certificate"),
                                    endsWith("so far")),
                            allOf(
                                    startsWith("aopUploadCertificate: still waiting for certificate"),
                                    endsWith("so far")),
                            startsWith("aopUploadCertificate: waited 2 min ")));
        }
    }

    @Test
    void theEndOfPatienceIsToldOnce() throws Exception {
        try (EmulatedBuild build = new EmulatedBuild(directory, Pending.lasting(Duration.ofMinutes(5)))) {
            build.credential("client", CA);

            OperationException e = assertThrows(
                    OperationException.class,
                    () -> build.upload("zone", "example.com", "certificateCredentialsId", "client", "waitSeconds", 30));

            assertThat(e.getMessage(), containsString("gave up after 30 s; still missing: certificate"));
            assertThat(waits(build.console), contains(endsWith("for up to 30 s")));
        }
    }

    @Test
    void aSecondKindOfWaitIsToldAtOnceAndARepeatedOneIsNot() {
        List<String> said = new ArrayList<>();
        WaitLines lines = new WaitLines(OperationName.ENABLE_HOSTNAME, said::add);
        Instant start = Instant.parse("2026-11-01T00:00:00Z");

        lines.waiting("another build's write to zone example.com", Duration.ofSeconds(600), start);
        lines.waiting("the association to become active for a (pending), b (pending)", left(2), start.plusSeconds(2));
        lines.waiting("the association to become active for b (pending)", left(3), start.plusSeconds(3));
        lines.waiting("another build's write to zone example.com", left(4), start.plusSeconds(4));
        lines.ended(start.plusMillis(5_200));
        lines.ended(start.plusSeconds(9));

        assertThat(
                said,
                contains(
                        "aopEnableHostname: waiting for another build's write to zone example.com, for up to 10 min",
                        "aopEnableHostname: waiting for the association to become active for a (pending), b (pending),"
                                + " for up to 9 min 58 s",
                        "aopEnableHostname: waited 6 s"));
    }

    @Test
    void whatNeedsNoWaitSaysNothing() throws Exception {
        try (EmulatedBuild build = new EmulatedBuild(directory)) {
            build.uploaded("client", CA);
            build.console.clear();

            build.upload("zone", "example.com", "certificateCredentialsId", "client");

            assertThat(waits(build.console).isEmpty(), is(true));
            assertThat(build.console, not(hasItem(containsString("waited"))));
        }
    }

    private static Duration left(int passed) {
        return Duration.ofSeconds(600 - passed);
    }

    private static List<String> waits(List<String> console) {
        return console.stream()
                .filter(line -> line.contains("waiting for") || line.contains(": waited "))
                .toList();
    }
}
