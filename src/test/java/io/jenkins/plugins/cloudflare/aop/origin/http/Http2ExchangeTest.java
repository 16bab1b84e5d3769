package io.jenkins.plugins.cloudflare.aop.origin.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins that speak HTTP/2 alone, with frames made by hand (RFC 9113) and the examples of RFC 7541. */
class Http2ExchangeTest {
    private static final String SETTINGS = "000000040000000000";
    private static final String PING = "0000080600000000000102030405060708";

    /** Over ALPN an h2-only server refuses http/1.1 by alert. */
    private static LoopbackOrigin.TlsManners onlyTwo() {
        return socket -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
        };
    }

    /** Reads preface, SETTINGS and HEADERS, and answers with these frames in hexadecimal. */
    private static LoopbackOrigin.TlsManners answering(AtomicReference<byte[]> request, String... frames) {
        return socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] preface = in.readNBytes(24);
            byte[] settings = frame(in);
            byte[] headers = frame(in);
            request.set(headers);
            assertThat(new String(preface, 0, 14, StandardCharsets.US_ASCII), is("PRI * HTTP/2.0"));
            assertThat(settings[3], is((byte) 4));
            for (String frame : frames) {
                socket.getOutputStream().write(HexFormat.of().parseHex(frame));
            }
            in.read();
        };
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(9);
        int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(header);
        frame.writeBytes(in.readNBytes(length));
        return frame.toByteArray();
    }

    private static String frame(String typeAndFlags, String payload) {
        return "%06x".formatted(payload.length() / 2) + typeAndFlags + "00000001" + payload;
    }

    private static List<Visit> survey(LoopbackOrigin origin) throws InterruptedException {
        return new SurveyRequest(List.of(origin.target()), ProbeLimits.DEFAULT, AddressPolicy.ALL)
                .run()
                .get(0)
                .visits();
    }

    private static List<Visit> survey(LoopbackOrigin.TlsManners manners) throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.asking(onlyTwo(), manners))) {
            return survey(origin);
        }
    }

    @Test
    void theRequestCarriesWhatItShould() throws Exception {
        AtomicReference<byte[]> request = new AtomicReference<>();
        survey(answering(request, SETTINGS, frame("0104", "88")));
        byte[] block = Arrays.copyOfRange(request.get(), 9, request.get().length);
        String text = new String(block, StandardCharsets.US_ASCII);
        assertThat(
                text,
                text.matches("(?s).*:method.GET.*:scheme.https.*:authority.www.example.test:\\d+.*:path./.*"),
                is(true));
    }

    @Test
    void anAnswerIsReadThroughAllThatMayComeBeforeIt() throws Exception {
        // 103 as a literal, then 403 padded and with priority, cut in three, the server's name in Huffman code.
        String interim = frame("0104", "080331" + "3033");
        String head = frame("0128", "02" + "0000000010" + "0803" + "0000");
        String more = frame("0900", "343033");
        String last = frame("0904", "0f2789aa6355e580ae212e1f");
        List<Visit> visits = survey(answering(new AtomicReference<>(), SETTINGS, PING, interim, head, more, last));
        for (Visit visit : visits) {
            assertThat(visit.label(), is("HTTP 403"));
            assertThat(visit.protocol(), is("h2"));
            assertThat(visit.answer().server(), is("nginx/1.22.1"));
        }
    }

    @Test
    void theBodyOfARefusalIsLookedAt() throws Exception {
        String body = HexFormat.of()
                .formatHex("<p>No required SSL certificate was sent</p>".getBytes(StandardCharsets.US_ASCII));
        List<Visit> visits =
                survey(answering(new AtomicReference<>(), SETTINGS, frame("0104", "8c"), frame("0001", body)));
        assertThat(visits.get(0).answer().mark(), is(ErrorPage.NO_CERTIFICATE));
        assertThat(visits.get(0).status(), is(400));
    }

    /** A server that means to hang up after this answer says so before it (RFC 9113, section 6.8). */
    @Test
    void aServerThatTakesNoMoreRequestsMayAnswerThisOne() throws Exception {
        String goAway = "000008070000000000" + "00000001" + "00000000";
        for (Visit visit : survey(answering(new AtomicReference<>(), SETTINGS, goAway, frame("0104", "88")))) {
            assertThat(visit.label(), is("HTTP 200"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GOAWAY, 0000080700000000000000000000000001, connection closed after the handshake",
        "RST_STREAM, 0000040300000000010000000d, connection closed after the handshake",
        "a frame too long, ffffff010400000001, an answer that is not HTTP",
        "an index of the dynamic table, 000001010400000001be, an answer that is not HTTP",
        "no status, 000001010400000001b6, an answer that is not HTTP",
        "a literal beyond its end, 000003010400000001087f61, an answer that is not HTTP",
    })
    void whatIsNoAnswerIsNone(String what, String frame, String label) throws Exception {
        for (Visit visit : survey(answering(new AtomicReference<>(), SETTINGS, frame))) {
            assertThat(what, visit.label(), is(label));
        }
    }

    @Test
    void aServerThatSendsSettingsWithoutHavingAgreedOnItIsSpokenToInHttpTwo() throws Exception {
        LoopbackOrigin.TlsManners manners = (SSLSocket socket) -> {
            socket.getOutputStream().write(HexFormat.of().parseHex(SETTINGS));
            byte[] start = socket.getInputStream().readNBytes(24);
            if (new String(start, StandardCharsets.US_ASCII).startsWith("PRI * HTTP/2.0")) {
                socket.getOutputStream().write(HexFormat.of().parseHex(frame("0104", "88")));
            }
            socket.getInputStream().read(new byte[1000]);
        };
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, manners))) {
            for (Visit visit : survey(origin)) {
                assertThat(visit.label(), is("HTTP 200"));
                assertThat(visit.protocol(), is("h2"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "f1e3c2e5f23a6ba0ab90f4ff, www.example.com",
        "a8eb10649cbf, no-cache",
        "6402, 302",
        "640eff, 307",
        "aec3771a4b, private",
        "d07abe941054d444a8200595040b8166e082a62d1bff, 'Mon, 21 Oct 2013 20:13:21 GMT'",
        "9d29ad171863c78f0b97c8e9ae82ae43d3, https://www.example.com",
    })
    void theExamplesOfTheHuffmanCodeAreRead(String coded, String text) throws Exception {
        assertThat(Huffman.decode(HexFormat.of().parseHex(coded)), is(text));
    }

    @Test
    void theEndOfTextCodeIsRefused() {
        byte[] end = HexFormat.of().parseHex("ffffffff");
        assertThrows(VisitEndedException.class, () -> Huffman.decode(end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4803333032" + "0f27" + "056e67696e78", "20" + "88" + "760361626c"})
    void headerBlocksAreRead(String block) throws Exception {
        Map<String, String> fields = HpackReader.decode(HexFormat.of().parseHex(block));
        assertThat(fields.toString(), fields.get(":status").matches("302|200"), is(true));
        assertThat(fields.toString(), fields.get("server").matches("nginx|abl"), is(true));
    }

    @Test
    void whatIsEncodedIsDecoded() throws Exception {
        Map<String, String> fields = Map.of("server", "x".repeat(1000), ":status", "200");
        assertThat(HpackReader.decode(HpackReader.encode(fields)), is(fields));
    }
}
