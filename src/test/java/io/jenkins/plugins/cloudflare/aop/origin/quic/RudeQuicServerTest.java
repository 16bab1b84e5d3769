package io.jenkins.plugins.cloudflare.aop.origin.quic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import io.jenkins.plugins.cloudflare.aop.origin.server.DocumentedVerdicts;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Servers that answer as they should not neither hold a visit nor pass for one that speaks HTTP/3. */
class RudeQuicServerTest {
    private static final Duration SHORT = Duration.ofMillis(1000);
    private static final int OTHER = 0x6b3343cf;

    private static Visit visit(LoopbackDatagrams.Manners manners) throws Exception {
        try (LoopbackDatagrams server = new LoopbackDatagrams(manners)) {
            return Http3Run.visit(server.port(), null, SHORT);
        }
    }

    private static String outcome(LoopbackDatagrams.Manners manners) throws Exception {
        try (LoopbackDatagrams server = new LoopbackDatagrams(manners)) {
            return outcome(server.port());
        }
    }

    private static String outcome(int port) throws Exception {
        Http3Search search = new Http3Search(OriginPki.EC.everybody(), List.of());
        Http3Verdict verdict =
                Http3Run.judged(port, search, new ProbeLimits(SHORT, 4, 4)).get(0);
        assertThat(verdict.finding() != null, is(verdict.outcome() == Http3Verdict.Outcome.UNDECIDED));
        return verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void everyOneIsReadAsTheTableSays() throws Exception {
        Random random = new Random(1);
        Map<String, Callable<String>> outcomes = new LinkedHashMap<>();
        outcomes.put("closed port", () -> outcome(Http3Run.freePorts(1).get(0)));
        outcomes.put("silence", () -> outcome(datagram -> List.of()));
        outcomes.put("echo", () -> outcome(List::of));
        outcomes.put(
                "garbage",
                () -> outcome(datagram -> {
                    byte[] garbage = new byte[1 + random.nextInt(1400)];
                    random.nextBytes(garbage);
                    return List.of(garbage);
                }));
        outcomes.put(
                "version negotiation for ever",
                () -> outcome(datagram -> ServerPackets.negotiation(datagram, 1, OTHER)));
        outcomes.put("another version only", () -> outcome(datagram -> ServerPackets.negotiation(datagram, OTHER)));
        outcomes.put(
                "version negotiation, and silence to everything else",
                () -> outcome(datagram ->
                        ServerPackets.version(datagram) == 1 ? List.of() : ServerPackets.negotiation(datagram, 1)));
        outcomes.put(
                "Retry for ever",
                () -> outcome(datagram -> ServerPackets.version(datagram) == 1
                        ? ServerPackets.retry(datagram, new byte[] {7})
                        : List.of()));
        assertThat(SideBySide.all(outcomes), is(DocumentedVerdicts.table("What answers otherwise, HTTP/3")));
    }

    private static void assertEnd(Visit visit, Phase phase, Ending ending) {
        assertThat(visit.toString(), visit.phase(), is(phase));
        assertThat(visit.toString(), visit.ending(), is(ending));
        assertThat(visit.answer() == null, is(true));
    }

    @Test
    void aServerThatNamesOurVersionForEverIsOneThatSpeaksQuic() throws Exception {
        assertEnd(visit(datagram -> ServerPackets.negotiation(datagram, 1, OTHER)), Phase.HELLO, Ending.TIMED_OUT);
    }

    @Test
    void anotherVersionOnlyIsSaidToBe() throws Exception {
        assertEnd(visit(datagram -> ServerPackets.negotiation(datagram, OTHER)), Phase.HELLO, Ending.OTHER_VERSION);
    }

    @Test
    void aServerThatAnswersOnlyTheProbeIsOneThatSpeaksQuic() throws Exception {
        assertEnd(
                visit(datagram ->
                        ServerPackets.version(datagram) == 1 ? List.of() : ServerPackets.negotiation(datagram, 1)),
                Phase.HELLO,
                Ending.TIMED_OUT);
    }

    /** Anybody may send such packets; those that do not echo what was sent are not the server's. */
    @Test
    void aNegotiationThatDoesNotEchoIsNoAnswer() throws Exception {
        assertEnd(
                visit(datagram -> {
                    byte[] other = datagram.clone();
                    other[7]++;
                    return ServerPackets.negotiation(other, OTHER);
                }),
                Phase.CONNECT,
                Ending.TIMED_OUT);
    }

    @Test
    void aRetryIsFollowedOnce() throws Exception {
        int[] count = {0};
        try (LoopbackDatagrams server = new LoopbackDatagrams(datagram -> ServerPackets.version(datagram) == 1
                ? ServerPackets.retry(datagram, new byte[] {(byte) ++count[0], 7, 7})
                : List.of())) {
            assertEnd(Http3Run.visit(server.port(), null, SHORT), Phase.HELLO, Ending.TIMED_OUT);
            List<byte[]> tokens = server.received().stream()
                    .skip(1)
                    .map(ServerPackets::header)
                    .map(header -> Arrays.copyOfRange(header.packet(), header.restAt(), header.restAt() + 4))
                    .toList();
            assertThat(tokens.size(), is(greaterThan(1)));
            assertThat(tokens, everyItem(is(new byte[] {3, 1, 7, 7})));
        }
    }

    @Test
    void aRetryThatIsNotBoundToOurPacketIsNoAnswer() throws Exception {
        assertEnd(
                visit(datagram -> {
                    byte[] retry = ServerPackets.retry(datagram, new byte[] {7}).get(0);
                    retry[retry.length - 1]++;
                    return List.of(retry);
                }),
                Phase.CONNECT,
                Ending.TIMED_OUT);
    }

    @Test
    void aTokenThatFillsThePacketIsNotTaken() throws Exception {
        assertEnd(
                visit(datagram -> ServerPackets.version(datagram) == 1
                        ? ServerPackets.retry(datagram, new byte[1200])
                        : List.of()),
                Phase.CONNECT,
                Ending.TIMED_OUT);
    }

    @Test
    void silenceIsNoQuicAndTheSilentPortIsAskedAFewTimes() throws Exception {
        try (LoopbackDatagrams server = new LoopbackDatagrams(datagram -> List.of())) {
            Visit visit = Http3Run.visit(server.port(), null, Duration.ofSeconds(60));
            assertEnd(visit, Phase.CONNECT, Ending.TIMED_OUT);
            List<Integer> sizes =
                    server.received().stream().map(datagram -> datagram.length).toList();
            assertThat(sizes, everyItem(is(1200)));
            assertThat(sizes.size(), is(lessThan(14)));
            assertThat(
                    server.received().stream().map(ServerPackets::version).collect(Collectors.toSet()),
                    hasItem(0x1a2a3a4a));
        }
    }

    @Test
    void anEchoIsNoQuic() throws Exception {
        assertEnd(visit(List::of), Phase.CONNECT, Ending.TIMED_OUT);
    }

    @Test
    void garbageIsNoQuic() throws Exception {
        Random random = new Random(1);
        assertEnd(
                visit(datagram -> {
                    byte[] garbage = new byte[1 + random.nextInt(1400)];
                    random.nextBytes(garbage);
                    return List.of(garbage);
                }),
                Phase.CONNECT,
                Ending.TIMED_OUT);
    }

    @Test
    void aClosedPortIsSeenAtOnce() throws Exception {
        Visit visit = Http3Run.visit(Http3Run.freePorts(1).get(0), null, Duration.ofSeconds(60));
        assertEnd(visit, Phase.CONNECT, Ending.NOT_CONNECTED);
        assertThat(visit.detail(), is("UDP port unreachable"));
    }

    @Test
    void aServerThatAcknowledgesForEverIsCutOff() throws Exception {
        long[] number = {0};
        assertEnd(
                visit(datagram -> ServerPackets.version(datagram) == 1
                        ? List.of(ServerPackets.initial(
                                datagram, number[0]++, new byte[] {FrameReader.PING, FrameReader.PING}))
                        : List.of()),
                Phase.HELLO,
                Ending.TIMED_OUT);
    }
}
