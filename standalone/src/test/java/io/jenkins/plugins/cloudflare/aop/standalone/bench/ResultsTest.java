package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What figures become of what was measured. */
class ResultsTest {
    @Test
    void ratiosAreThoseOfEachRun() {
        Results results = new Results(new Plan(10, 3, 0, 8, List.of(2)));
        Measured floor = new Measured(1000, 6, 1, 0.5);
        // Twice, four times and three times as fast.
        results.add(new Measured(60, 1, 0.12, 0.06), new Measured(60, 2, 0.6, 0.06), floor, 90);
        results.add(new Measured(60, 2, 0.12, 0.06), new Measured(60, 8, 0.3, 0.06), floor, 100);
        results.add(new Measured(60, 1, 0.12, 0.06), new Measured(60, 3, 0.4, 0.06), floor, 110);
        assertThat(results.conditions(), startsWith("10 hostnames, 60 visits a run, runs in turn: 3, no delay; "));
        assertThat(
                results.progress(2), is("run 2: this probe 2.00 s, curl 8.00 s: 4.00 times as fast, 40 % of its CPU"));
        assertThat(results.table("probe", "curl"), is("""
                                                        seconds   visits   CPU ms   server
                                             min / median / max       /s   /visit   CPU ms
                probe                        1.00 / 1.00 / 2.00       60     2.00     1.00
                curl                         2.00 / 3.00 / 8.00       20     6.67     1.00
                openssl s_time, one          6.00 / 6.00 / 6.00      167     1.00     0.50

                min / median / max of the runs, each compared in itself:
                  times as fast as curl            2.00 / 3.00 / 4.00
                  CPU of a visit, % of curl's      20 / 30 / 40
                  CPU of a visit, times openssl's  2.00 / 2.00 / 2.00
                  peak memory of the JVM, MB       90 / 100 / 110
                """));
    }

    @Test
    void growthIsWhatEachMoreTakes() {
        Growth growth = new Growth();
        growth.add(200, 3);
        assertThat(growth.line(), is(""));
        growth.add(100, 2);
        growth.add(600, 11);
        assertThat(
                growth.line(),
                is("this probe, by hostnames: 100 in 2.00 s, 200 in 3.00 s (10.0 ms for each more), 600 in 11.00 s"
                        + " (20.0 ms for each more)"));
    }

    @Test
    void theMiddleOfAnEvenNumberLiesBetween() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)), is(new Spread(1, 2.5, 4)));
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }

    @Test
    void timeOfAProcessIsThatOfUserAndSystem() {
        String stat = "7 (a b) c) S 1 7 7 0 -1 4194560 9 99 0 0 150 50 1000 500 20 0 1 0 5";
        assertThat(ProcessClock.parse(stat, 14 - 3), is(2.0));
        assertThat(ProcessClock.parse(stat, 16 - 3), is(15.0));
    }

    @Test
    void opensslSaysHowManyItMade() throws IOException {
        assertThat(
                OpensslTime.connections("x\n743 connections in 0.4s\n743 connections in 2 real seconds, 1"), is(743));
        assertThrows(IOException.class, () -> OpensslTime.connections("connect: refused"));
    }

    @Test
    void memoryIsNotANumberWhenNothingWasSaid() {
        assertThat(ProbeVisits.peakMegabytes("answers 200 1\npeak 98816\n"), is(96.5));
        assertThat(ProbeVisits.peakMegabytes("answers 200 1\n"), is(Double.NaN));
    }
}
