package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final SendQueue queue = new SendQueue();

    private void add(String frame) {
        queue.add(frame.getBytes(StandardCharsets.US_ASCII));
    }

    private String packet(long number, int room) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        queue.fill(number, frames, room);
        return frames.toString(StandardCharsets.US_ASCII);
    }

    private void acknowledge(long... numbers) {
        PacketNumbers all = new PacketNumbers();
        for (long number : numbers) {
            all.add(number);
        }
        queue.acknowledge(all);
    }

    @Test
    void aPacketTakesWhatFits() {
        add("aaaa");
        add("bbbb");
        add("cc");
        assertThat(packet(0, 8), is("aaaabbbb"));
        assertThat(packet(1, 8), is("cc"));
        assertThat(queue.isEmpty(), is(true));
    }

    @Test
    void whatHasArrivedIsNotSentAgain() {
        add("a");
        packet(0, 1);
        add("b");
        packet(1, 1);
        acknowledge(0);
        queue.resend();
        assertThat(packet(2, 9), is("b"));
        acknowledge(0, 2);
        assertThat(queue.waits(), is(false));
        queue.resend();
        assertThat(queue.isEmpty(), is(true));
    }

    @Test
    void whatThreeLaterPacketsHaveOvertakenIsLost() {
        for (String frame : new String[] {"a", "b", "c", "d"}) {
            add(frame);
        }
        for (int number = 0; number < 4; number++) {
            packet(number, 1);
        }
        acknowledge(1, 2);
        assertThat(queue.isEmpty(), is(true));
        acknowledge(1, 2, 3);
        assertThat(packet(4, 9), is("a"));
    }

    /** A copy of it may be on its way yet. */
    @Test
    void whatWasSentAgainIsNotLostWithItsFirstPacket() {
        add("a");
        packet(0, 1);
        queue.resend();
        packet(3, 1);
        add("b");
        packet(4, 1);
        acknowledge(4);
        assertThat(queue.isEmpty(), is(true));
        assertThat(queue.waits(), is(true));
        // The first packet was only late.
        acknowledge(0, 4);
        assertThat(queue.waits(), is(true));
        acknowledge(3, 4);
        assertThat(queue.waits(), is(false));
    }
}
