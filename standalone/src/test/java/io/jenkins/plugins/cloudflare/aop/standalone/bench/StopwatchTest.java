package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time counts only for a contender that made all visits and met the right answers. */
@Timeout(120)
class StopwatchTest {
    private static final int HOSTNAMES = 3;

    private interface Check {
        void on(Stopwatch stopwatch, BenchFiles files, Programs programs, int port) throws Exception;
    }

    private static void measuring(Check check) throws Exception {
        Programs programs = null;
        try {
            programs = Programs.installed();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage(), Boolean.getBoolean("aop.requireServers"), is(false));
        }
        assumeTrue(programs != null);
        try (BenchFiles files = new BenchFiles();
                Nginx server = Nginx.start(programs.nginx(), files, HOSTNAMES)) {
            check.on(new Stopwatch(server, files.file("output")), files, programs, server.port());
        }
    }

    @Test
    void bothMakeTheSameVisits() throws Exception {
        measuring((stopwatch, files, programs, port) -> {
            Contender probe = new ProbeVisits(4, HOSTNAMES, port, files.directory());
            Contender curl = new CurlVisits(programs, 2, port, files.curlLines(HOSTNAMES, port), files.file("ca.pem"));
            for (Contender contender : new Contender[] {probe, curl}) {
                Stopwatch.Lap lap = stopwatch.visits(contender, HOSTNAMES);
                assertThat(contender.label(), contender.answers(lap.output()), is(Map.of(200, 6, 400, 12)));
                assertThat(lap.measured().visits(), is(18));
                assertThat(lap.measured().seconds(), is(greaterThan(0.0)));
            }
        });
    }

    @Test
    void aVisitTooFewIsNoMeasurement() throws Exception {
        measuring((stopwatch, files, programs, port) -> {
            Contender curl =
                    new CurlVisits(programs, 2, port, files.curlLines(HOSTNAMES - 1, port), files.file("ca.pem"));
            IOException failure = assertThrows(IOException.class, () -> stopwatch.visits(curl, HOSTNAMES));
            assertThat(failure.getMessage(), containsString("curl, xargs -P 2 met {"));
            assertThat(failure.getMessage(), containsString("200=4"));
        });
    }

    /** A forged certificate in place of the configured one is not served. */
    @Test
    void aWrongCertificateIsNoMeasurement() throws Exception {
        measuring((stopwatch, files, programs, port) -> {
            Path directory = files.directory();
            Files.copy(
                    BenchFiles.certificate(directory, "forged"),
                    BenchFiles.certificate(directory, "configured"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    BenchFiles.signer(directory, "forged"),
                    BenchFiles.signer(directory, "configured"),
                    StandardCopyOption.REPLACE_EXISTING);
            Contender probe = new ProbeVisits(4, HOSTNAMES, port, files.directory());
            IOException failure = assertThrows(IOException.class, () -> stopwatch.visits(probe, HOSTNAMES));
            assertThat(failure.getMessage(), containsString("met {400=18}"));
        });
    }
}
