package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PacketNumbersTest {
    private static PacketNumbers there(PacketNumbers numbers) {
        ByteBuffer frame = ByteBuffer.wrap(numbers.frame());
        assertThat((int) frame.get(), is(FrameReader.ACK));
        PacketNumbers read = PacketNumbers.read(frame);
        assertThat(frame.hasRemaining(), is(false));
        return read;
    }

    @Test
    void arriveAsTheyWereWhateverTheirOrder() {
        Random random = new Random(9000);
        for (int round = 0; round < 200; round++) {
            TreeSet<Long> expected = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                expected.add((long) random.nextInt(60));
            }
            List<Long> shuffled = new ArrayList<>(expected);
            Collections.shuffle(shuffled, random);
            PacketNumbers numbers = new PacketNumbers();
            shuffled.forEach(numbers::add);
            PacketNumbers read = there(numbers);
            for (long i = 0; i < 61; i++) {
                assertThat("" + i, numbers.contains(i), is(expected.contains(i)));
                assertThat("" + i, read.contains(i), is(expected.contains(i)));
            }
            assertThat(read.largest(), is(expected.last()));
        }
    }

    @Test
    void ofManyGapsTheLastCount() {
        PacketNumbers numbers = new PacketNumbers();
        for (long i = 0; i < 10_000; i += 2) {
            numbers.add(i);
        }
        assertThat(numbers.frame().length, is(lessThan(150)));
        assertThat(there(numbers).contains(9_998), is(true));
        assertThat(there(numbers).contains(9_997), is(false));
        // What was forgotten counts as seen, so that nothing is read twice.
        assertThat(numbers.contains(3), is(true));
    }

    @Test
    void negativeNumbersAreNone() {
        // Largest 1, first range of 3.
        byte[] broken = HexFormat.of().parseHex("01000003");
        assertThrows(IllegalArgumentException.class, () -> PacketNumbers.read(ByteBuffer.wrap(broken)));
        // Ranges of 2^62 - 1 each, which would run over.
        byte[] over = HexFormat.of().parseHex("ffffffffffffffff0004" + "ffffffffffffffff".repeat(9));
        assertThrows(IllegalArgumentException.class, () -> PacketNumbers.read(ByteBuffer.wrap(over)));
    }
}
