package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static io.jenkins.plugins.cloudflare.aop.origin.quic.ScriptedServer.frames;
import static io.jenkins.plugins.cloudflare.aop.origin.quic.ScriptedServer.stream;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers may send beside an answer, or instead of one, and seldom do. */
class ScriptedServerTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final String TOKEN = "000102030405060708090a0b0c0d0e0f";
    /** HEADERS with :status 200, and DATA. */
    private static final String PAGE = "0103 0000d9 0002 6f6b";

    private static Visit visit(LoopbackDatagrams.Manners server, Duration limit) throws Exception {
        try (LoopbackDatagrams datagrams = new LoopbackDatagrams(server)) {
            return Http3Run.visit(datagrams.port(), null, limit);
        }
    }

    private static void assertServed(LoopbackDatagrams.Manners server) throws Exception {
        Visit visit = visit(server, ENOUGH);
        assertThat(visit.toString(), visit.label(), is("HTTP 200"));
        assertThat(visit.answer().page() != null, is(true));
    }

    private static void assertEnd(Visit visit, Ending ending, String detail) {
        assertThat(visit.toString(), visit.phase(), is(Phase.ESTABLISHED));
        assertThat(visit.toString(), visit.ending(), is(ending));
        assertThat(visit.detail(), is(detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                // NEW_TOKEN, twice.
                "07 03 616263 07 01 64",
                // HANDSHAKE_DONE, PATH_CHALLENGE, and a connection ID that replaces the first.
                "1e 1a0102030405060708 18 01 01 04 aabbccdd 000102030405060708090a0b0c0d0e0f",
                // Tickets of TLS; MAX_STREAMS, STREAMS_BLOCKED, DATA_BLOCKED and padding.
                "06 00 04 04000000 12 05 13 05 16 05 17 05 14 05 000000",
            })
    void otherFramesChangeNothing(String others) throws Exception {
        assertServed(new ScriptedServer("", frames(others + "01"), stream(0, PAGE)));
    }

    /** Of the form 31 * n + 27, in all four lengths of a number (RFC 9000, section 18.1). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1b00",
                "3a03616263",
                "4078 02 0102",
                "8000403a 01 ff",
                // Its lower half is that of the largest amount of data.
                "c000002000000004 00",
            })
    void reservedParametersChangeNothing(String parameters) throws Exception {
        assertServed(new ScriptedServer(parameters.replace(" ", ""), stream(0, PAGE)));
    }

    @Test
    void aLongReservedParameterChangesNothing() throws Exception {
        assertServed(new ScriptedServer("1b4100" + "a5".repeat(0x100), stream(0, PAGE)));
    }

    /** Of the form 31 * n + 33 (RFC 9114, section 7.2.8); also the answer that comes before the final one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "21 00",
                "4040 03 616263",
                "c000000000000021 04 01030000",
                "0103 0000d8 21 01 00",
            })
    void reservedFramesOfHttpChangeNothing(String before) throws Exception {
        assertServed(new ScriptedServer("", stream(0, before + "0103 0000d9 21 02 0000 0002 6f6b 21 00")));
    }

    /** Of a type of the same form (section 6.2.3), and settings (section 7.2.4.1) with an identifier of that form. */
    @ParameterizedTest
    @ValueSource(strings = {"21", "4040 616263", "00 04 04 21 01 4040 05", "01 00", "02", "03"})
    void streamsOfTheServerChangeNothing(String stream) throws Exception {
        assertServed(new ScriptedServer("", stream(3, stream), stream(7, stream), stream(0, PAGE)));
    }

    /** Reserved versions among those that a server says it speaks (RFC 9000, section 6.3). */
    @Test
    void reservedVersionsChangeNothing() throws Exception {
        ScriptedServer server = new ScriptedServer("", stream(0, PAGE));
        int[] hellos = {0};
        assertServed(datagram -> ServerPackets.version(datagram) == Versions.V1 && hellos[0]++ > 0
                ? server.answer(datagram)
                : (datagram[0] & 0x80) == 0
                        ? server.answer(datagram)
                        : ServerPackets.negotiation(datagram, 0x0a0a0a0a, Versions.V1, 0xfafafafa));
        Visit visit = visit(datagram -> ServerPackets.negotiation(datagram, 0x0a0a0a0a, 0xfafafafa), ENOUGH);
        assertThat(visit.ending(), is(Ending.OTHER_VERSION));
    }

    /** A server that has lost its memory (RFC 9000, section 10.3); the packet looks like any other. */
    @Test
    void aStatelessResetEndsTheVisit() throws Exception {
        String parameters = "0210" + TOKEN;
        assertEnd(visit(new ScriptedServer(parameters, frames("4a 01020304" + TOKEN)), ENOUGH), Ending.RESET, "");
        assertEnd(
                visit(new ScriptedServer(parameters, frames("7f" + "11".repeat(60) + TOKEN)), ENOUGH),
                Ending.RESET,
                "");
    }

    /** Too short by a byte, with another token, and from a server that has named none. */
    @ParameterizedTest
    @CsvSource({
        "0210" + TOKEN + ", 4a 010203" + TOKEN,
        "0210" + TOKEN + ", 4a 010203040506 0f0e0d0c0b0a09080706050403020100",
        "'', 4a 0102030405" + TOKEN,
    })
    void whatOnlyLooksLikeAResetIsNone(String parameters, String datagram) throws Exception {
        assertServed(new ScriptedServer(parameters, beforeThePage(datagram)));
    }

    /** Whatever still comes then: with so much between, the page is not read together with the reset. */
    @Test
    void afterAResetNothingIsRead() throws Exception {
        Visit visit = visit(new ScriptedServer("0210" + TOKEN, beforeThePage("4a 01020304" + TOKEN)), ENOUGH);
        assertEnd(visit, Ending.RESET, "");
    }

    /** A datagram, more packets than are read at a time, and the page. */
    private static byte[][] beforeThePage(String datagram) {
        List<byte[]> all = new ArrayList<>(List.of(frames(datagram)));
        all.addAll(Collections.nCopies(2 * QuicConnection.AT_A_TIME, frames("00000000")));
        all.add(stream(0, PAGE));
        return all.toArray(new byte[0][]);
    }

    /** There are no reserved frames in QUIC itself (RFC 9000, section 12.4). */
    @ParameterizedTest
    @ValueSource(strings = {"21", "4040", "30", "1f"})
    void aFrameThatIsNoneEndsTheVisit(String frame) throws Exception {
        Visit visit = visit(new ScriptedServer("", frames("01" + frame)), ENOUGH);
        assertThat(visit.toString(), visit.ending(), is(Ending.OWN_FAULT));
        assertThat(visit.phase(), is(Phase.ESTABLISHED));
    }

    /** Whatever a server says of an error, and on which stream it gives up. */
    @Test
    void anErrorOfTheServerIsSaidToBe() throws Exception {
        assertEnd(
                visit(new ScriptedServer("", frames("1d 4102 02 6e6f")), ENOUGH),
                Ending.CLOSED,
                "HTTP/3 error 0x102 no");
        assertEnd(visit(new ScriptedServer("", frames("04 00 410c 00")), ENOUGH), Ending.CLOSED, "HTTP/3 error 0x10c");
        assertEnd(visit(new ScriptedServer("", frames("04 03 410c 00")), Duration.ofSeconds(2)), Ending.TIMED_OUT, "");
    }
}
