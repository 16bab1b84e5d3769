package io.jenkins.plugins.cloudflare.aop.origin.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that are opened under one name and resumed under another, against the JDK's own server and rude ones. */
class TicketResumptionTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static TicketResumption ride(LoopbackOrigin origin, Duration limit) {
        return new TicketResumption(
                request(origin, "other.example.test", limit), request(origin, OriginPki.HOST, limit));
    }

    private static VisitRequest request(LoopbackOrigin origin, String name, Duration limit) {
        Endpoint destination = new Endpoint(InetAddress.getLoopbackAddress(), origin.port(), null);
        return new VisitRequest(
                Visitor.ANONYMOUS, null, List.of(TlsVersion.TLS_1_3), destination, name, OriginPki.HOST, "/", limit);
    }

    /** Takes every name down. */
    private static SNIMatcher noting(List<String> names) {
        return new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
            @Override
            public boolean matches(SNIServerName name) {
                names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
                return true;
            }
        };
    }

    /** With something that looks at names, the JDK's server resumes nothing under another; without, it does not care. */
    @Test
    void theSecondHelloBearsTheOtherNameAndAServerThatLooksAtItRefuses() throws Exception {
        List<String> names = new CopyOnWriteArrayList<>();
        LoopbackOrigin.TlsManners watching = socket -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setSNIMatchers(List.of(noting(names)));
            socket.setSSLParameters(parameters);
        };
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.asking(watching, socket -> LoopbackOrigin.answer(socket, OK)))) {
            assertThat(ride(origin, Duration.ofSeconds(5)).answer(), nullValue());
            assertThat(names, is(List.of("other.example.test", OriginPki.HOST)));
        }
    }

    @Test
    void aServerThatDoesNotCareServesTheResumedSession() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, socket -> LoopbackOrigin.answer(socket, OK)))) {
            assertThat(ride(origin, Duration.ofSeconds(5)).answer().status(), is(200));
        }
    }

    /** The JDK's server serves whoever comes without a certificate when it only wants one; the request is answered. */
    @Test
    void aRequestForACertificateIsAnsweredWithNone() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.wanting(socket -> LoopbackOrigin.answer(socket, OK)))) {
            assertThat(ride(origin, Duration.ofSeconds(5)).answer().status(), is(200));
        }
    }

    @Test
    void aServerThatRefusesTheFirstVisitGivesNoTicket() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, OK)))) {
            assertThat(ride(origin, Duration.ofSeconds(5)).answer(), nullValue());
        }
    }

    @Test
    void anOlderServerIsNoWay() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.asking(
                socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}),
                socket -> LoopbackOrigin.answer(socket, OK)))) {
            VisitEndedException e = assertThrows(
                    VisitEndedException.class,
                    () -> ride(origin, Duration.ofSeconds(5)).answer());
            assertThat(e.ending(), is(Ending.OWN_FAULT));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rubbishEndsTheVisitAndNothingElse(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] rubbish = new byte[random.nextInt(400)];
            random.nextBytes(rubbish);
            byte[] said = random.nextBoolean() ? rubbish : record(rubbish, random);
            try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(said);
            })) {
                assertThrows(
                        VisitEndedException.class,
                        () -> ride(origin, Duration.ofMillis(500)).answer());
            }
        }
    }

    /** A handshake record, often one that says it is a ServerHello. */
    private static byte[] record(byte[] body, Random random) {
        byte[] record = new byte[body.length + 9];
        System.arraycopy(body, 0, record, 9, body.length);
        record[0] = 22;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) (body.length + 4 >> 8);
        record[4] = (byte) (body.length + 4);
        record[5] = (byte) (random.nextInt(4) == 0 ? random.nextInt(30) : 2);
        record[7] = (byte) (body.length >> 8);
        record[8] = (byte) body.length;
        return record;
    }

    @Test
    void silenceEndsInTime() throws IOException {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(socket -> socket.getInputStream().read(new byte[1 << 16]))) {
            long start = System.nanoTime();
            VisitEndedException e = assertThrows(
                    VisitEndedException.class,
                    () -> ride(origin, Duration.ofMillis(300)).answer());
            assertThat(
                    e.toString(),
                    List.of(Ending.TIMED_OUT, Ending.CLOSED, Ending.RESET).contains(e.ending()),
                    is(true));
            assertThat(System.nanoTime() - start < 5_000_000_000L, is(true));
        }
    }
}
