package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.TicketResumption;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that keeps every rule of TLS 1.3 but the one that a handshake ends. */
class EndlessHandshakeTest {
    private static final int ENCRYPTED_EXTENSIONS = 8;
    private static final int POINT = 65;
    /** Sixteen kilobytes each, eight megabytes in all; it hangs up then, so that no test takes all memory. */
    private static final int MESSAGES = 512;

    @Test
    void aHandshakeWithoutAnEndIsCutOff() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(EndlessHandshakeTest::goOn)) {
            VisitRequest request = request(origin);
            VisitEndedException e =
                    assertThrows(VisitEndedException.class, () -> new TicketResumption(request, request).answer());
            assertThat(e.ending(), is(Ending.OWN_FAULT));
            assertThat(e.detail(), is("handshake too long"));
        }
    }

    private static VisitRequest request(LoopbackOrigin origin) {
        return new VisitRequest(
                Visitor.ANONYMOUS,
                null,
                List.of(TlsVersion.TLS_1_3),
                new Endpoint(InetAddress.getLoopbackAddress(), origin.port(), null),
                OriginPki.HOST,
                OriginPki.HOST,
                "/",
                Duration.ofSeconds(20));
    }

    private static void goOn(Socket socket) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            byte[] hello = body(socket.getInputStream());
            KeyShare share = new KeyShare();
            byte[] answer = serverHello(share.point());
            out.write(header(RecordLayer.HANDSHAKE, answer.length));
            out.write(answer);
            KeySchedule keys = new KeySchedule(null);
            // The only key share is the last thing in the hello.
            keys.advance(share.agree(Arrays.copyOfRange(hello, hello.length - POINT, hello.length)));
            byte[] both = ByteBuffer.allocate(hello.length + answer.length)
                    .put(hello)
                    .put(answer)
                    .array();
            RecordCipher cipher = new RecordCipher(keys.secret("s hs traffic", KeySchedule.hash(both)));
            byte[] message = ClientHello.message(ENCRYPTED_EXTENSIONS, new byte[16_000]);
            for (int i = 0; i < MESSAGES; i++) {
                byte[] header = header(RecordLayer.DATA, message.length + RecordCipher.OVERHEAD);
                out.write(header);
                out.write(cipher.seal(header, RecordLayer.HANDSHAKE, message));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        byte[] header = in.readNBytes(5);
        return in.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
    }

    private static byte[] header(int type, int length) {
        return new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length};
    }

    private static byte[] serverHello(byte[] point) {
        ByteBuffer body = ByteBuffer.allocate(2 + 32 + 1 + 2 + 1 + 2 + 6 + 8 + POINT);
        body.putShort((short) 0x0303).position(34);
        body.put((byte) 0).putShort((short) ClientHello.SUITE).put((byte) 0);
        body.putShort((short) (6 + 8 + POINT));
        body.putShort((short) ClientHello.SUPPORTED_VERSIONS).putShort((short) 2);
        body.putShort((short) ClientHello.TLS_1_3);
        body.putShort((short) ClientHello.KEY_SHARE).putShort((short) (4 + POINT));
        body.putShort((short) ClientHello.SECP256R1).putShort((short) POINT).put(point);
        return ClientHello.message(2, body.array());
    }
}
