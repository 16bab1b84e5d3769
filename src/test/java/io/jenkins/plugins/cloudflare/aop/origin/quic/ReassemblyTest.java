package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    @Test
    void piecesThatOverlapInAnyOrderComeOutOnceAndInOrder() throws Exception {
        Random random = new Random(2);
        byte[] all = new byte[5_000];
        random.nextBytes(all);
        for (int round = 0; round < 50; round++) {
            Reassembly stream = new Reassembly(all.length);
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            while (!stream.finished()) {
                int from = random.nextInt(all.length);
                int to = Math.min(all.length, from + random.nextInt(1_000));
                stream.add(from, Arrays.copyOfRange(all, from, to), to == all.length);
                taken.writeBytes(stream.take());
            }
            assertThat(Arrays.equals(taken.toByteArray(), all), is(true));
            assertThat(stream.take().length, is(0));
        }
    }

    @Test
    void anEmptyEndEndsIt() throws Exception {
        Reassembly stream = new Reassembly(10);
        stream.add(0, new byte[3], false);
        stream.add(3, new byte[0], true);
        assertThat(stream.finished(), is(false));
        assertThat(stream.take().length, is(3));
        assertThat(stream.finished(), is(true));
    }

    @Test
    void moreThanWasAllowedIsAnError() {
        Reassembly stream = new Reassembly(10);
        assertThrows(VisitEndedException.class, () -> stream.add(5, new byte[6], false));
        assertThrows(VisitEndedException.class, () -> stream.add(VarInt.MAX, new byte[1], false));
    }
}
