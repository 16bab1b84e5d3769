package io.jenkins.plugins.cloudflare.aop.origin.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a body ends, and what of it is content. */
class BodyFramingTest {
    private static final BodyFraming CHUNKED = BodyFraming.of(Map.of("transfer-encoding", "gzip, Chunked"));

    private static String lines(String text) {
        return text.replace("|", "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'5|hello|0||', hello, true",
        "'5;x=y|hello|6| world|0||', hello world, true",
        "'5|hel', hel, false",
        "'5|hello|', hello, false",
        "'0||', '', true",
        "'no chunk', no chunk, false",
    })
    void chunksArePutTogether(String received, String content, boolean complete) {
        assertThat(CHUNKED.content(lines(received)), is(content));
        assertThat(CHUNKED.complete(lines(received)), is(complete));
    }

    @Test
    void aLengthSaysWhereItEnds() {
        BodyFraming five = BodyFraming.of(Map.of("content-length", "5"));
        assertThat(five.complete("hell"), is(false));
        assertThat(five.complete("hello"), is(true));
        assertThat(five.content("hello"), is("hello"));
    }

    @ParameterizedTest
    @CsvSource({"content-length, -1", "content-length, five", "server, x"})
    void withoutALengthTheConnectionEndsIt(String name, String value) {
        assertThat(BodyFraming.of(Map.of(name, value)).complete("anything"), is(false));
    }
}
