package io.jenkins.plugins.cloudflare.aop.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
    /** C0 beside white space, DEL, C1, separators, bidirectional marks, zero width, ignorable, surrogates. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200C,
                0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067,
                0x2068, 0x2069, 0x3164, 0xD800, 0xDC00, 0xE000, 0xFE0F, 0xFEFF, 0xFFFF
            })
    void whatIsNotSeenIsWrittenByItsNumber(int c) {
        String shown = "a" + String.format("\\u%04X", c) + "b";
        assertThat(PrintableText.brief("a" + (char) c + "b"), is(shown));
        assertThat(PrintableText.line("a" + (char) c + "b"), is(shown));
        assertThat(PrintableText.laidOut("a" + (char) c + "b"), is(shown));
    }

    @Test
    void whatIsNotSeenBeyondTheFirstPlaneIsWrittenInTwoParts() {
        assertThat(PrintableText.brief("a" + Character.toString(0xE0041)), is("a\\uDB40\\uDC41"));
    }

    @Test
    void nothingThatIsHiddenRemains() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String shown = PrintableText.line("<" + Character.toString(c) + ">");
            int type = Character.getType(shown.codePointAt(1));
            assertThat(
                    Integer.toHexString(c),
                    type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR,
                    is(false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Zürich, 東京, עברית, 🔒", "a\\b \"c\" <d> & 'e'", "CN=x,O=Example\\, Ltd"})
    void whatIsSeenStays(String text) {
        assertThat(PrintableText.brief(text), is(text));
        assertThat(PrintableText.line(text), is(text));
        assertThat(PrintableText.laidOut(text), is(text));
    }

    @Test
    void whiteSpaceIsOneBlank() {
        assertThat(PrintableText.brief("\t a \r\n b\u00A0\u3000c \n"), is("a b c"));
    }

    @Test
    void aLayoutStays() {
        assertThat(PrintableText.laidOut("\n  A   B\r\n\tc"), is("\n  A   B\\u000D\n\\u0009c"));
    }

    @Test
    void aRowStaysARow() {
        assertThat(PrintableText.row("  A   B\n C"), is("  A   B\\u000A C"));
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(PrintableText.brief("x".repeat(200)), is("x".repeat(200)));
        assertThat(PrintableText.brief("x".repeat(201)), is("x".repeat(200) + "..."));
        assertThat(PrintableText.line("x".repeat(9_000)), is("x".repeat(4_000) + "..."));
    }

    @Test
    void nothingIsCutInHalf() {
        IntStream.rangeClosed(190, 200).forEach(length -> {
            String escape = PrintableText.brief("x".repeat(length) + "\u202Ey".repeat(3));
            assertThat(escape.replace("\\u202E", ""), not(containsString("\\")));
            assertThat(escape, endsWith("..."));
            String pair = PrintableText.brief("x".repeat(length) + "🔒".repeat(20));
            assertThat(pair, not(containsString("\\u")));
            assertThat(pair.length(), is(lessThanOrEqualTo(203)));
        });
    }

    @Test
    void aPrivateKeyIsLeftOut() {
        String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----";
        assertThat(PrintableText.brief("got " + pem + " and more"), is("got [private key] and more"));
        assertThat(PrintableText.laidOut("got -----BEGIN PRIVATE KEY-----\nMIIE"), is("got [private key]"));
    }

    @Test
    void nothingIsShownForNull() {
        assertThat(PrintableText.brief(null), is(""));
        assertThat(PrintableText.laidOut(null), is(""));
        assertThat(PrintableText.line(null), is(nullValue()));
    }
}
