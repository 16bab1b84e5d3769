package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies at each of its write-ahead points, and after each of its requests; running the step again ends well:
 * one certificate, in use by all hostnames, and none left over.
 */
class RotationKillTest extends RotationDeath {
    @ParameterizedTest
    @CsvSource({"issued, true", "issued, false", "given, true", "given, false"})
    void afterEachWriteAhead(String certificate, boolean sameBuild) throws Exception {
        prepare();
        int first = journal.writes;
        rotate(certificate, clock.instant());
        int points = journal.writes - first;
        assertThat("write-ahead points", points, is(greaterThan(5)));
        for (int point = 1; point <= points; point++) {
            prepare();
            journal.lastWrite = journal.writes + point;
            dieAndGoOn(certificate, sameBuild, "write " + point);
        }
    }

    @ParameterizedTest
    @CsvSource({"issued, true", "issued, false", "given, true", "given, false"})
    void afterEachRequest(String certificate, boolean sameBuild) throws Exception {
        prepare();
        int first = requests;
        rotate(certificate, clock.instant());
        int points = requests - first;
        assertThat(points, is(greaterThan(10)));
        for (int point = 1; point <= points; point++) {
            prepare();
            lastRequest = requests + point;
            dieAndGoOn(certificate, sameBuild, "request " + point);
        }
    }
}
