package io.jenkins.plugins.cloudflare.aop.operation.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalProberTest {
    private static List<String> lines(int all) {
        List<String> lines = new ArrayList<>();
        LocalProber.ProgressLines progress = new LocalProber.ProgressLines(lines::add, "Origins visited");
        for (int done = 1; done <= all; done++) {
            progress.done(done, all);
        }
        return lines;
    }

    @Test
    void aLongRoundSaysEachTenth() {
        assertThat(lines(6000), hasSize(9));
        assertThat(lines(57), hasSize(9));
        assertThat(lines(6000).get(0), is("Origins visited: 600 of 6000"));
        assertThat(lines(6000).get(8), is("Origins visited: 5400 of 6000"));
    }

    @Test
    void aShortOneSaysNothing() {
        assertThat(lines(49), is(empty()));
    }
}
