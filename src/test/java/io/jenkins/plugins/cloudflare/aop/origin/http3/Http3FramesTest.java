package io.jenkins.plugins.cloudflare.aop.origin.http3;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http3FramesTest {
    private static final int RESERVED = 0x21;

    private final Http3Frames frames = new Http3Frames();

    private static byte[] frame(int type, String payload) {
        return Http3Frames.frame(type, payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] answer() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(frame(RESERVED, "unknown frames are passed over".repeat(9)));
        all.writeBytes(frame(Http3Frames.HEADERS, "interim"));
        all.writeBytes(frame(Http3Frames.HEADERS, "final"));
        all.writeBytes(frame(Http3Frames.DATA, "one "));
        all.writeBytes(frame(RESERVED, ""));
        all.writeBytes(frame(Http3Frames.DATA, "two"));
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void areReadHoweverTheyAreCut(int size) throws Exception {
        byte[] answer = answer();
        StringBuilder heads = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < answer.length; at += size) {
            frames.add(Arrays.copyOfRange(answer, at, Math.min(answer.length, at + size)));
            while (!heads.toString().endsWith("final ")) {
                byte[] head = frames.head();
                if (head == null) {
                    break;
                }
                heads.append(text(head)).append(' ');
            }
            if (heads.toString().endsWith("final ")) {
                body.append(text(frames.body()));
            }
        }
        assertThat(heads.toString(), is("interim final "));
        assertThat(body.toString(), is("one two"));
    }

    @Test
    void aFrameOfAnySizeIsPassedOverWithoutBeingKept() throws Exception {
        byte[] header = Arrays.copyOf(Http3Frames.frame(RESERVED, new byte[0]), 9);
        // A length of 2^62 - 1.
        Arrays.fill(header, 1, 9, (byte) 0xff);
        frames.add(header);
        assertThat(frames.head(), is(nullValue()));
        for (int i = 0; i < 1000; i++) {
            frames.add(new byte[1000]);
            assertThat(frames.head(), is(nullValue()));
        }
    }

    @Test
    void aHeadThatIsTooLongIsNotHttp() {
        frames.add(Http3Frames.frame(Http3Frames.HEADERS, new byte[64 * 1024 + 1]));
        VisitEndedException e = assertThrows(VisitEndedException.class, frames::head);
        assertThat(e.ending(), is(Ending.NOT_HTTP));
    }

    @ParameterizedTest
    @ValueSource(ints = {Http3Frames.DATA, Http3Frames.SETTINGS})
    void whatDoesNotBelongBeforeAHeadIsNotHttp(int type) {
        frames.add(frame(type, "x"));
        assertThrows(VisitEndedException.class, frames::head);
    }
}
