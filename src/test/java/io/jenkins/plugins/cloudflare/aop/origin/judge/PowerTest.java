package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number of visits can show. */
class PowerTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "18, 6", "59, 20", "299, 100"})
    void soManyVisitsFindSoRareABackEnd(int visits, int oneIn) {
        assertThat(Power.oneIn(visits), is(oneIn));
    }

    /** ln(0.01) / ln(1 - k/n), rounded up. */
    @ParameterizedTest
    @CsvSource({"0, 50, 0", "40, 40, 1", "20, 40, 7", "1, 40, 182", "1, 3, 12"})
    void soManyCleanVisitsShowThatItIsOver(int seen, int visits, int clean) {
        assertThat(Power.cleanVisits(seen, visits), is(clean));
    }
}
