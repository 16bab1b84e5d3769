package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DatagramRelay;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import io.netty.handler.ssl.ClientAuth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits of a server made of quiche and BoringSSL. */
class NettyHttp3Test {
    private static final Matcher<String> SERVED = is("HTTP 200");
    private static final Matcher<String> REFUSED = startsWith("alert ");

    private static List<String> fates(NettyHttp3Server.Setup setup, boolean retry) throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(retry ? setup.retry() : setup)) {
            return Http3Run.fates(server.port(), OriginPki.EC);
        }
    }

    private static NettyHttp3Server.Setup setup() {
        return new NettyHttp3Server.Setup();
    }

    private static String outcome(NettyHttp3Server.Setup setup) throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup)) {
            return Http3Run.outcome(server.port(), OriginPki.EC);
        }
    }

    private static String outcomeBehind(double loss, long delayMillis) throws Exception {
        NettyHttp3Server.Setup setup = setup().auth(ClientAuth.REQUIRE, true);
        try (NettyHttp3Server server = new NettyHttp3Server(setup);
                DatagramRelay relay = new DatagramRelay(server.port(), loss, 7, delayMillis)) {
            return Http3Run.outcome(relay.port(), OriginPki.EC);
        }
    }

    /** As Alt-Svc would name it: nothing on the target's own port. */
    private static String outcomeOnAnotherPort() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup())) {
            Http3Search search = new Http3Search(OriginPki.EC.everybody(), List.of(server.port()));
            List<Http3Verdict> verdicts = Http3Run.judged(Http3Run.freePorts(1).get(0), search, ProbeLimits.DEFAULT);
            assertThat(verdicts.get(0).outcome(), is(Http3Verdict.Outcome.NOT_SPOKEN));
            assertThat(verdicts.get(1).label(), is("HTTP/3 on " + server.port()));
            return verdicts.get(1).outcome().name().toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void everyConfigurationIsReadAsTheTableSays() throws Exception {
        Map<String, Callable<String>> outcomes = new LinkedHashMap<>();
        outcomes.put("none", () -> outcome(setup()));
        outcomes.put("request", () -> outcome(setup().auth(ClientAuth.OPTIONAL, false)));
        outcomes.put("verify if given", () -> outcome(setup().auth(ClientAuth.OPTIONAL, true)));
        outcomes.put("require any", () -> outcome(setup().auth(ClientAuth.REQUIRE, false)));
        outcomes.put("require and verify", () -> outcome(setup().auth(ClientAuth.REQUIRE, true)));
        outcomes.put("none, Retry", () -> outcome(setup().retry()));
        outcomes.put(
                "require and verify, Retry",
                () -> outcome(setup().auth(ClientAuth.REQUIRE, true).retry()));
        outcomes.put("none, oversized certificate", () -> outcome(setup().names(600)));
        outcomes.put(
                "require and verify, oversized certificate",
                () -> outcome(setup().auth(ClientAuth.REQUIRE, true).names(600)));
        outcomes.put(
                "require and verify, X25519 only",
                () -> outcome(setup().auth(ClientAuth.REQUIRE, true).groups("X25519")));
        outcomes.put(
                "require and verify, P-384 only",
                () -> outcome(setup().auth(ClientAuth.REQUIRE, true).groups("P-384")));
        outcomes.put("none, 403 for everybody", () -> outcome(setup().status(403)));
        outcomes.put("none, another protocol than HTTP/3", () -> outcome(setup().protocol("doq")));
        outcomes.put("none, h3-29 only", () -> outcome(setup().protocol("h3-29")));
        outcomes.put("none, HTTP/0.9 only", () -> outcome(setup().protocol("hq-interop")));
        outcomes.put("none, on a port that Alt-Svc names", () -> outcomeOnAnotherPort());
        outcomes.put("require and verify, a quarter of all datagrams lost", () -> outcomeBehind(0.25, 1));
        outcomes.put("require and verify, 400 ms away", () -> outcomeBehind(0, 200));
        assertThat(SideBySide.all(outcomes), is(DocumentedVerdicts.table("Netty, HTTP/3")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noneServesEverybody(boolean retry) throws Exception {
        assertThat(fates(setup(), retry), contains(SERVED, SERVED, SERVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestServesEverybody(boolean retry) throws Exception {
        assertThat(fates(setup().auth(ClientAuth.OPTIONAL, false), retry), contains(SERVED, SERVED, SERVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void verifyIfGivenServesWhoHasNone(boolean retry) throws Exception {
        assertThat(fates(setup().auth(ClientAuth.OPTIONAL, true), retry), contains(SERVED, REFUSED, SERVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requireAnyServesWhoHasOne(boolean retry) throws Exception {
        assertThat(fates(setup().auth(ClientAuth.REQUIRE, false), retry), contains(REFUSED, SERVED, SERVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requireAndVerifyServesOurs(boolean retry) throws Exception {
        assertThat(fates(setup().auth(ClientAuth.REQUIRE, true), retry), contains(REFUSED, REFUSED, SERVED));
    }

    /** Several Initial and Handshake packets, more than a server may send to an address that it does not know. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOversizedCertificateIsTakenIn(boolean retry) throws Exception {
        NettyHttp3Server.Setup setup = setup().names(600).auth(ClientAuth.REQUIRE, true);
        try (NettyHttp3Server server = new NettyHttp3Server(retry ? setup.retry() : setup)) {
            Visit visit = Http3Run.visit(server.port(), OriginPki.EC.configured());
            assertThat(visit.label(), is("HTTP 200"));
            assertThat(visit.serverChain().get(0).length, is(greaterThan(12_000)));
        }
    }

    /** Neither of the last two is offered at once, so they come by HelloRetryRequest. */
    @ParameterizedTest
    @ValueSource(strings = {"X25519", "P-256", "P-384"})
    void everyGroupIsSpoken(String group) throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup().groups(group))) {
            assertThat(Http3Run.visit(server.port(), null).label(), is("HTTP 200"));
        }
    }

    @Test
    void aProtocolOtherThanHttp3IsNamedByAnAlert() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup().protocol("doq"))) {
            Visit visit = Http3Run.visit(server.port(), null);
            assertThat(visit.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL), is(true));
            assertThat(visit.phase(), is(Phase.HELLO));
        }
    }

    @Test
    void theFactsOfAVisitAreThoseOfTheServer() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup().status(403).auth(ClientAuth.REQUIRE, true))) {
            Visit visit = Http3Run.visit(server.port(), OriginPki.EC.configured());
            assertThat(visit.label(), is("HTTP 403"));
            assertThat(visit.phase(), is(Phase.ANSWERED));
            assertThat(visit.protocol(), is("h3"));
            assertThat(visit.answer().server(), is("netty"));
            assertThat(visit.asked().inHandshake(), is(true));
            assertThat(visit.certificateSent(), is(true));
            assertThat(
                    visit.serverChain().get(0),
                    is(OriginPki.EC.server.certificate().getEncoded()));
            assertThat(
                    visit.asked().issuers().get(0),
                    is(OriginPki.EC
                            .authority
                            .certificate()
                            .getSubjectX500Principal()
                            .getEncoded()));
        }
    }

    /** Ours is a leaf alone; the forged one brings its issuer along. */
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "P-384"})
    void everyKindOfKeySigns(String kind) throws Exception {
        OriginPki pki = kind.equals("RSA") ? OriginPki.rsa() : OriginPki.p384();
        NettyHttp3Server.Setup setup = setup().clients(pki).auth(ClientAuth.REQUIRE, true);
        try (NettyHttp3Server server = new NettyHttp3Server(setup)) {
            assertThat(Http3Run.fates(server.port(), pki), contains(REFUSED, REFUSED, SERVED));
        }
        try (NettyHttp3Server server = new NettyHttp3Server(setup().auth(ClientAuth.REQUIRE, false))) {
            assertThat(Http3Run.fates(server.port(), pki), contains(REFUSED, SERVED, SERVED));
        }
    }
}
