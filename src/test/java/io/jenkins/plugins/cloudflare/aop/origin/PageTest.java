package io.jenkins.plugins.cloudflare.aop.origin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are the same page. */
class PageTest {
    private static final String LAYOUT =
            "<html><head><title>%s</title></head><body><header>Example application</header>"
                    + "<main>%s</main><footer>Example application, all rights reserved</footer></body></html>";

    private static final String TEXT = words("invoice", 120);

    private static String words(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).collect(Collectors.joining(" "));
    }

    private static Page page(String title, String main) {
        return Page.of(LAYOUT.formatted(title, main).getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void partsThatChangeMakeNoOtherPage() {
        Page one = page("Application", TEXT + " request 7f3a at 1700000000.123 token abcdef");
        Page other = page("Application", TEXT + " request 91bc at 1700000001.456 token 012345");
        assertThat(one.isAlso(other), is(true));
        assertThat(one.equals(other), is(false));
    }

    @Test
    void theSameLayoutAroundAnotherTextIsAnotherPage() {
        assertThat(page("Application", TEXT).isAlso(page("Application", words("refused", 120))), is(false));
    }

    @Test
    void anotherTitleMakesAnotherPage() {
        assertThat(page("Application", TEXT).isAlso(page("403 Forbidden", TEXT)), is(false));
    }

    @Test
    void longPagesAreComparedByASample() {
        Page one = page("Application", words("row", 5000));
        assertThat(one.isAlso(page("Application", words("row", 4800) + words("line", 200))), is(true));
        assertThat(one.isAlso(page("Application", words("row", 2000) + words("line", 3000))), is(false));
    }

    @Test
    void fewWordsAreTheSameOnlyByTheirBytes() {
        Page page = Page.of("secret 1".getBytes(StandardCharsets.UTF_8), null);
        assertThat(page.isAlso(Page.of("secret 1".getBytes(StandardCharsets.UTF_8), null)), is(true));
        assertThat(page.isAlso(Page.of("secret 2".getBytes(StandardCharsets.UTF_8), null)), is(false));
        assertThat(page.isAlso(null), is(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n"})
    void nothingIsNoPage(String body) {
        assertThat(Page.of(body.getBytes(StandardCharsets.UTF_8), null), is(nullValue()));
    }

    @Test
    void thePageOfAnotherNameMaySayThatName() {
        Page site =
                Page.of("secret of www.example.test:8443\n".getBytes(StandardCharsets.UTF_8), "www.example.test:8443");
        for (String host :
                List.of("any.invalid", "WWW.example.test.", "www.example.test", "192.0.2.1", "[2001:db8::1]:8443")) {
            Page other = Page.of(("secret of " + host + "\n").getBytes(StandardCharsets.UTF_8), host);
            assertThat(host, site.isAlso(other), is(true));
        }
        assertThat(
                site.isAlso(Page.of("secret of another\n".getBytes(StandardCharsets.UTF_8), "any.invalid")), is(false));
    }
}
