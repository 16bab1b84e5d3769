package io.jenkins.plugins.cloudflare.aop.origin.server;

import static io.jenkins.plugins.cloudflare.aop.origin.server.NettyHttp3Server.certificates;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict.Outcome;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** A redirect over HTTP/3 is what it leads to, as over TCP. */
class Http3RedirectTest {
    private static final ProbeLimits SHORT = new ProbeLimits(Duration.ofSeconds(8), 4, 4);
    private static final int H3_INTERNAL_ERROR = -0x102;
    private static final String REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    private static final String SITE =
            "HTTP/1.1 200 OK\r\nContent-Length: " + Http3Run.PAGE.length() + "\r\n\r\n" + Http3Run.PAGE;

    private static NettyHttp3Server.Setup moving(Map<String, String> locations) {
        return new NettyHttp3Server.Setup().page(Http3Run.PAGE).moved(locations);
    }

    private static Http3Verdict judged(NettyHttp3Server.Setup setup) throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(setup)) {
            return Http3Run.judged(server.port(), new Http3Search(OriginPki.EC.everybody(), List.of()), SHORT)
                    .get(0);
        }
    }

    private static void assertServed(NettyHttp3Server.Setup setup, String sentence) throws Exception {
        Http3Verdict verdict = judged(setup);
        assertThat(verdict.toString(), verdict.outcome(), is(Outcome.SERVED));
        assertThat(verdict.finding().sentence(), containsString(sentence));
    }

    private static void assertRefused(NettyHttp3Server.Setup setup) throws Exception {
        Http3Verdict verdict = judged(setup);
        assertThat(verdict.toString(), verdict.outcome(), is(Outcome.REFUSED));
    }

    private static void answer(Socket socket, boolean site) throws IOException {
        LoopbackOrigin.answer(socket, site ? SITE : REFUSAL);
    }

    private static boolean certified(SSLSocket socket) {
        try {
            return socket.getSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    @Test
    void aPageBehindARedirectOverHttp3IsServed() throws Exception {
        assertServed(
                moving(Map.of("/", "/welcome")),
                "a visitor without a certificate, by its redirect to https://" + OriginPki.HOST);
        assertServed(moving(Map.of("/", "/one", "/one", "/two", "/two", "/three")), "/three over HTTP/3 is served");
    }

    @Test
    void thePageOnAnOpenPortIsServed() throws Exception {
        try (LoopbackOrigin plain = new LoopbackOrigin(socket -> answer(socket, true));
                LoopbackOrigin tls = new LoopbackOrigin(LoopbackOrigin.wanting(socket -> answer(socket, true)))) {
            assertServed(
                    moving(Map.of("/", "http://127.0.0.1:" + plain.port() + "/")),
                    "by its redirect to http://127.0.0.1:" + plain.port() + "/ is served (HTTP 200)");
            assertServed(
                    moving(Map.of("/", "https://" + OriginPki.HOST + ":" + tls.port() + "/")),
                    ":" + tls.port() + "/ is served (HTTP 200)");
        }
    }

    @Test
    void aDoorThatEnforcesIsHarmless() throws Exception {
        try (LoopbackOrigin tls =
                new LoopbackOrigin(LoopbackOrigin.wanting(socket -> answer(socket, certified(socket))))) {
            assertRefused(moving(Map.of("/", "https://" + OriginPki.HOST + ":" + tls.port() + "/")));
            assertThat(tls.visits() > 0, is(true));
        }
    }

    /** The own address once more, another hostname's, one after the other for ever, and none at all. */
    @Test
    void whatLeadsNowhereIsHarmless() throws Exception {
        assertRefused(moving(Map.of("/", "/")));
        assertRefused(moving(Map.of("/", "https://elsewhere.example.test/")));
        assertRefused(moving(Map.of("/", "/one", "/one", "/two", "/two", "/one")));
        assertRefused(moving(Map.of("/", "::")));
    }

    /** Who is let in with any certificate, and redirected first. */
    @Test
    void aForgedCertificateFollowsAsItself() throws Exception {
        assertServed(
                moving(Map.of("/", "/welcome"))
                        .auth(ClientAuth.OPTIONAL, false)
                        .application(connection -> certificates(connection) > 0 ? 200 : H3_INTERNAL_ERROR),
                "a forged certificate, by its redirect to https://" + OriginPki.HOST);
    }

    @Test
    void aTargetThatNeverAnswersIsUndecided() throws Exception {
        try (NettyHttp3Server server =
                new NettyHttp3Server(moving(Map.of("/", "/welcome")).silent())) {
            ProbeLimits limits = new ProbeLimits(Duration.ofMillis(700), 4, 4);
            Http3Verdict verdict = Http3Run.judged(server.port(), new Http3Search(List.of(), List.of()), limits)
                    .get(0);
            assertThat(verdict.toString(), verdict.outcome(), is(Outcome.UNDECIDED));
        }
    }
}
