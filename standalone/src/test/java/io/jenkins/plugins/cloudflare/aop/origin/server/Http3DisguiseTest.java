package io.jenkins.plugins.cloudflare.aop.origin.server;

import static io.jenkins.plugins.cloudflare.aop.origin.server.NettyHttp3Server.certificates;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DatagramRelay;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict.Outcome;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import io.netty.handler.ssl.ClientAuth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Servers whose HTTP/3 is open or in doubt, and does not look so at first sight. */
class Http3DisguiseTest {
    private static final ProbeLimits SHORT = new ProbeLimits(Duration.ofSeconds(8), 4, 4);
    private static final int H3_INTERNAL_ERROR = -0x102;
    private static final int FORBIDDEN = 403;

    private static NettyHttp3Server.Setup setup() {
        return new NettyHttp3Server.Setup();
    }

    private static NettyHttp3Server.Setup asking() {
        return setup().auth(ClientAuth.OPTIONAL, false);
    }

    private static Http3Verdict judged(NettyHttp3Server.Setup setup) throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup)) {
            return judged(server.port());
        }
    }

    private static Http3Verdict judged(int port) throws Exception {
        return Http3Run.judged(port, new Http3Search(OriginPki.EC.everybody(), List.of()), SHORT)
                .get(0);
    }

    private static void assertServed(NettyHttp3Server.Setup setup, String sentence) throws Exception {
        Http3Verdict verdict = judged(setup);
        assertThat(verdict.toString(), verdict.outcome(), is(Outcome.SERVED));
        assertThat(verdict.finding().sentence(), containsString(sentence));
    }

    private static void assertOutcome(NettyHttp3Server.Setup setup, Outcome outcome) throws Exception {
        Http3Verdict verdict = judged(setup);
        assertThat(verdict.toString(), verdict.outcome(), is(outcome));
    }

    @Test
    void theSiteUnderAStatusThatRefusesIsServed() throws Exception {
        assertServed(
                asking().page(Http3Run.PAGE).application(connection -> certificates(connection) == 0 ? FORBIDDEN : 200),
                "without a certificate is served (HTTP 403)");
    }

    @Test
    void anotherPageUnderThatStatusIsARefusal() throws Exception {
        assertOutcome(
                asking().application(connection ->
                        certificates(connection) == 1 && Http3Run.isConfigured(connection.sslEngine())
                                ? 200
                                : FORBIDDEN),
                Outcome.REFUSED);
    }

    /** The own name is not spoken to in HTTP/3 at all. */
    @Test
    void otherNamesMayBeOpenWhereTheOwnHasAnotherProtocol() throws Exception {
        assertServed(setup().protocol("doq").others(setup()), "without a certificate under no SNI is served");
    }

    @Test
    void forgedCertificatesMayHaveToBringTheirIssuer() throws Exception {
        assertServed(
                asking().application(connection -> certificates(connection) > 1 ? 200 : FORBIDDEN),
                "a forged certificate with its forged CA is served");
    }

    @Test
    void aRetryBeforeAnOpenServerHidesNothing() throws Exception {
        assertServed(setup().retry(), "without a certificate is served");
    }

    /** Longer than three resends, and shorter than the patience with a silent port. */
    @Test
    void anAnswerMayComeLate() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup());
                DatagramRelay relay = new DatagramRelay(server.port(), 0, 1, 1000)) {
            assertThat(Http3Run.visit(relay.port(), null).label(), is("HTTP 200"));
        }
    }

    @Test
    void anErrorOfHttp3IsARefusalWhereTheCertificateWasAskedForAndTheConfiguredOneIsServed() throws Exception {
        assertOutcome(
                asking().application(
                                connection -> Http3Run.isConfigured(connection.sslEngine()) ? 200 : H3_INTERNAL_ERROR),
                Outcome.REFUSED);
    }

    @Test
    void anErrorOfHttp3ForEverybodyIsUndecided() throws Exception {
        assertOutcome(asking().application(connection -> H3_INTERNAL_ERROR), Outcome.UNDECIDED);
        assertOutcome(setup().application(connection -> H3_INTERNAL_ERROR), Outcome.UNDECIDED);
    }

    /** It may be a limit that was reached before. */
    @Test
    void aStatusThatTheConfiguredCertificateGetsAsWellIsNoRefusal() throws Exception {
        assertOutcome(asking().status(FORBIDDEN), Outcome.UNDECIDED);
        assertOutcome(asking().status(421), Outcome.REFUSED);
    }

    @Test
    void aFaultBehindTheServerIsNoRefusal() throws Exception {
        assertOutcome(setup().status(502), Outcome.UNDECIDED);
    }

    @Test
    void aRequestThatIsNeverAnsweredIsUndecided() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup().silent())) {
            ProbeLimits limits = new ProbeLimits(Duration.ofMillis(500), 4, 4);
            assertThat(
                    Http3Run.judged(server.port(), new Http3Search(List.of(), List.of()), limits)
                            .get(0)
                            .outcome(),
                    is(Outcome.UNDECIDED));
        }
    }

    /** So does a limit on the number of requests: whom it refuses says nothing of certificates. */
    @Test
    void refusalsCountOnlyWhileTheControlGetsThrough() throws Exception {
        AtomicInteger left = new AtomicInteger(8);
        assertOutcome(
                asking().application(connection ->
                        left.decrementAndGet() >= 0 && Http3Run.isConfigured(connection.sslEngine()) ? 200 : FORBIDDEN),
                Outcome.UNDECIDED);
    }
}
