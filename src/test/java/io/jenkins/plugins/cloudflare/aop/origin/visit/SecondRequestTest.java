package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** A request behind another one on the same connection, which a server may answer, or have ended with the first. */
class SecondRequestTest {
    private static final String WORDS = "No required SSL certificate was sent";
    private static final String LAST = "Connection: close\r\n";

    @Test
    void aRefusalInWordsThatIsSaidToBeTheLastIsTheAnswerToBoth() throws Exception {
        Visit visit = visit(socket -> answer(socket, 400, LAST, WORDS));
        assertThat(visit.status(), is(400));
        assertThat(visit.clear(), is(true));
    }

    @Test
    void anyOtherRefusalMayBeMeantForOneOfTooMany() throws Exception {
        Visit visit = visit(socket -> answer(socket, 403, LAST, "no"));
        assertThat(visit.ending(), is(Ending.CLOSED));
        assertThat(visit.clear(), is(false));
    }

    /** 421 says that the first request was for another site (RFC 9110, section 15.5.20); to the site itself it says nothing. */
    @Test
    void whoToldThatTheFirstWasForAnotherSiteHasAnsweredBoth() throws Exception {
        Visit another = visit("open.example.test", socket -> answer(socket, 421, LAST, "no"));
        assertThat(another.status(), is(421));
        assertThat(visit(socket -> answer(socket, 421, LAST, "no")).ending(), is(Ending.CLOSED));
        assertThat(
                visit("open.example.test", socket -> answer(socket, 421, "", "no"))
                        .ending(),
                is(Ending.CLOSED));
    }

    @Test
    void whoHangsUpWithoutAWordOfItHasNotAnswered() throws Exception {
        Visit visit = visit(socket -> answer(socket, 400, "", WORDS));
        assertThat(visit.ending(), is(Ending.CLOSED));
        assertThat(visit.clear(), is(false));
    }

    @Test
    void successIsNeverTheAnswerToWhatCameAfterIt() throws Exception {
        assertThat(visit(socket -> answer(socket, 200, LAST, WORDS)).served(), is(false));
    }

    @Test
    void whoIsServedAfterARefusalIsSeen() throws Exception {
        Visit visit = visit(socket -> {
            answer(socket, 400, "", WORDS);
            answer(socket, 200, LAST, "the site");
        });
        assertThat(visit.served(), is(true));
    }

    /** Whatever it says: some go on. */
    @Test
    void whoIsServedAfterTheLastAnswerIsSeen() throws Exception {
        Visit visit = visit(socket -> {
            answer(socket, 400, LAST, WORDS);
            answer(socket, 200, LAST, "the site");
        });
        assertThat(visit.served(), is(true));
    }

    /** A body is waited for no longer than a second; that is not the time of the whole visit. */
    @Test
    void theSecondAnswerMayTakeItsTime() throws Exception {
        Visit visit = visit(socket -> {
            answer(socket, 400, "", WORDS);
            pause();
            answer(socket, 200, LAST, "the site");
        });
        assertThat(visit.served(), is(true));
    }

    /** What is left of the first body would be read as the second answer. */
    @Test
    void whereTheFirstBodyHasNoEndInSightNothingIsAskedBehindIt() throws Exception {
        Visit visit = visit(socket -> {
            answer(socket, 400, "", "HTTP/1.1 200 OK\r\n\r\n".repeat(5_000));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
        assertThat(visit.ending(), is(Ending.CLOSED));
        assertThat(visit.served(), is(false));
    }

    private static Visit visit(LoopbackOrigin.TlsManners manners) throws IOException {
        return visit("www.example.test", manners);
    }

    /** @param host of the first request */
    private static Visit visit(String host, LoopbackOrigin.TlsManners manners) throws IOException {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.wanting(manners))) {
            Endpoint remote = new Endpoint(InetAddress.getByName("127.0.0.1"), origin.port(), null);
            VisitRequest request = new VisitRequest(
                    Visitor.ANONYMOUS,
                    null,
                    List.of(TlsVersion.TLS_1_3),
                    remote,
                    "www.example.test",
                    "www.example.test",
                    "/",
                    Duration.ofSeconds(10));
            return SingleVisit.make(request.after(HttpQuestion.get(host, "/")));
        }
    }

    private static void answer(SSLSocket socket, int status, String field, String body) throws IOException {
        readHead(socket.getInputStream());
        String head = "HTTP/1.1 " + status + " Told\r\n" + field + "Content-Length: " + body.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(1_300);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
