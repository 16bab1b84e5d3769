package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes of chance in every place that a server fills. Whatever comes, a visit ends with a fact. */
class QuicFuzzTest {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(9001);

    private byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Frames that are right in most of their bytes. */
    private byte[] frames() {
        String[] seeds = {
            "0206000000",
            "030600000001020301",
            "06000201ff",
            "0e0403020102",
            "0b0402abcd",
            "040041014105",
            "1008",
            "110008",
            "18010102abcd00000000000000000000000000000000",
            "1a0102030405060708",
            "1e",
            "1c412a0000",
            "07026162"
        };
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i >= 0; i--) {
            frames.writeBytes(HexFormat.of().parseHex(seeds[random.nextInt(seeds.length)]));
        }
        byte[] all = frames.toByteArray();
        for (int i = random.nextInt(4); i > 0; i--) {
            all[random.nextInt(all.length)] = (byte) random.nextInt();
        }
        return all;
    }

    @Test
    void datagramsNeverFail() {
        int packets = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] datagram = bytes(100);
            if (datagram.length > 6 && random.nextBoolean()) {
                datagram[0] |= (byte) 0xc0;
                System.arraycopy(new byte[] {0, 0, 0, 1, (byte) random.nextInt(22)}, 0, datagram, 1, 5);
            }
            packets += PacketHeader.in(datagram, ConnectionIds.SIZE).size();
        }
        assertThat(packets > ROUNDS / 10, is(true));
    }

    @Test
    void framesFailInOneWayOnly() throws Exception {
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            EncryptionLevel level = EncryptionLevel.values()[random.nextInt(3)];
            try {
                FrameReader.read(level, random.nextInt(8) == 0 ? bytes(60) : frames(), new FrameHandler() {});
            } catch (VisitEndedException e) {
                assertThat(e.ending(), is(Ending.OWN_FAULT));
                broken++;
            }
        }
        assertThat(broken > ROUNDS / 10 && broken < ROUNDS, is(true));
    }

    @Test
    void transportParametersFailInOneWayOnly() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try {
                TransportParameters.read(bytes(60), new SendCredit());
            } catch (VisitEndedException e) {
                assertThat(e.ending(), is(Ending.OWN_FAULT));
            }
        }
    }

    /** A stream's memory is bounded by what was allowed, in whatever pieces it comes. */
    @Test
    void aStreamNeverTakesMoreThanItsLimit() throws Exception {
        Reassembly stream = new Reassembly(1000);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                stream.add(random.nextInt(3000), bytes(50), false);
            } catch (VisitEndedException e) {
                assertThat(e.ending(), is(Ending.OWN_FAULT));
            }
            taken += stream.take().length;
        }
        assertThat(taken, is(1000));
    }

    /** A server with keys: what it sends is authentic, as everybody can read a first packet. */
    @Test
    void aServerWithKeysEndsAVisitWithAFact() throws Exception {
        Set<Ending> expected =
                Set.of(Ending.OWN_FAULT, Ending.TIMED_OUT, Ending.ALERT, Ending.CLOSED, Ending.OTHER_VERSION);
        long[] number = {0};
        try (LoopbackDatagrams server = new LoopbackDatagrams(datagram -> {
            if ((datagram[0] & 0xf0) != 0xc0 || ServerPackets.version(datagram) != Versions.V1) {
                return List.of();
            }
            List<byte[]> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(ServerPackets.initial(datagram, number[0]++, random.nextBoolean() ? frames() : hello()));
            }
            return answers;
        })) {
            for (int round = 0; round < 150; round++) {
                Visit visit = Http3Run.visit(server.port(), null, Duration.ofMillis(150));
                assertThat(visit.toString(), visit.ending(), is(in(expected)));
                assertThat(visit.toString(), visit.millis(), is(lessThan(20_000L)));
            }
        }
    }

    /** A CRYPTO frame with something like a ServerHello. */
    private byte[] hello() {
        byte[] hello = HexFormat.of()
                .parseHex(
                        "060040" + "5a" + "020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a045a12"
                                + "00130100002e00330024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf3"
                                + "2bb9da1a002b00020304");
        for (int i = random.nextInt(3); i > 0; i--) {
            hello[random.nextInt(hello.length)] = (byte) random.nextInt();
        }
        return hello;
    }
}
