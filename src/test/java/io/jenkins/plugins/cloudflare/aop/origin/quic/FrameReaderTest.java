package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as RFC 9000, section 19, lays them out. */
class FrameReaderTest {
    private final List<String> told = new ArrayList<>();

    private final FrameHandler handler = new FrameHandler() {
        @Override
        public void acknowledged(PacketNumbers numbers) {
            told.add("ack up to " + numbers.largest());
        }

        @Override
        public void crypto(long offset, byte[] data) {
            told.add("crypto " + offset + " " + HexFormat.of().formatHex(data));
        }

        @Override
        public void stream(long id, long offset, byte[] data, boolean last) {
            told.add("stream " + id + " " + offset + " " + HexFormat.of().formatHex(data) + (last ? " end" : ""));
        }

        @Override
        public void reset(long id, long code) {
            told.add("reset " + id + " " + code);
        }

        @Override
        public void credit(Credit kind, long stream, long limit) {
            told.add("credit " + kind + " " + stream + " " + limit);
        }

        @Override
        public void connectionId(long sequence, long retirePriorTo, byte[] id) {
            told.add("id " + sequence + " " + retirePriorTo + " "
                    + HexFormat.of().formatHex(id));
        }

        @Override
        public void challenge(byte[] data) {
            told.add("challenge " + HexFormat.of().formatHex(data));
        }

        @Override
        public void handshakeDone() {
            told.add("done");
        }

        @Override
        public void close(CloseReason reason) throws VisitEndedException {
            throw reason.ended();
        }
    };

    private boolean read(EncryptionLevel level, String hex) throws Exception {
        return FrameReader.read(level, HexFormat.of().parseHex(hex), handler);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000206000000, ack up to 6, false",
        "030600000001020301, ack up to 6, true",
        "06000201ff, crypto 0 01ff, true",
        "0800ab, stream 0 0 ab, true",
        "0b0401ab, stream 4 0 ab end, true",
        "0e040301ab, stream 4 3 ab, true",
        "0d0403ab, stream 4 3 ab end, true",
        "0400410105, reset 0 257, true",
        "1008, credit DATA 0 8, true",
        "110008, credit STREAM_DATA 0 8, true",
        "1208, credit STREAMS_BIDIRECTIONAL 0 8, true",
        "1308, credit STREAMS_UNIDIRECTIONAL 0 8, true",
        "18010102abcd00000000000000000000000000000000, id 1 1 abcd, true",
        "1a0102030405060708, challenge 0102030405060708, true",
        "1e, done, true",
        // Frames of no interest: NEW_TOKEN, STOP_SENDING, the BLOCKED ones, RETIRE_CONNECTION_ID.
        "07010105000114001500011600170019001b0102030405060708, , true",
    })
    void isRead(String hex, String expected, boolean eliciting) throws Exception {
        assertThat(read(EncryptionLevel.APPLICATION, hex), is(eliciting));
        assertThat(told, is(expected == null ? List.of() : List.of(expected)));
    }

    @Test
    void severalFollowEachOther() throws Exception {
        read(EncryptionLevel.HANDSHAKE, "01" + "06000101" + "06010102");
        assertThat(told, contains("crypto 0 01", "crypto 1 02"));
    }

    @ParameterizedTest
    @CsvSource({
        "1c412a0000, ALERT, bad_certificate",
        "1c41780003616263, ALERT, no_application_protocol",
        "1c41ff000161, ALERT, number 255",
        "1c02000462757379, CLOSED, QUIC error 0x2 busy",
        "1c0000030d0a78, CLOSED, QUIC error 0x0 x",
        "1d410000, CLOSED, HTTP/3 error 0x100",
    })
    void aCloseSaysHowTheVisitEnds(String hex, Ending ending, String detail) {
        VisitEndedException e = assertThrows(VisitEndedException.class, () -> read(EncryptionLevel.APPLICATION, hex));
        assertThat(e.ending(), is(ending));
        assertThat(e.alert() == null ? e.detail() : e.alert().label(), is(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, 0800ab, type 8 in the handshake",
        "HANDSHAKE, 1d410000, type 29 in the handshake",
        "APPLICATION, 21, type 33",
        "APPLICATION, 0600ff, cut short",
        "APPLICATION, 0b04ffffffffffffffff, cut short",
        "APPLICATION, 180101ff, cut short",
        "APPLICATION, 0201000003, cut short",
        "APPLICATION, 1c00, cut short",
    })
    void whatIsBrokenIsSaidToBe(EncryptionLevel level, String hex, String what) {
        VisitEndedException e = assertThrows(VisitEndedException.class, () -> read(level, hex));
        assertThat(e.ending(), is(Ending.OWN_FAULT));
        assertThat(e.detail(), containsString(what));
    }
}
