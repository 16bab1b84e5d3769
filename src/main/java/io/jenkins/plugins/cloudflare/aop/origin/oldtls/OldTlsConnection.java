package io.jenkins.plugins.cloudflare.aop.origin.oldtls;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** A connection of TLS 1.0 or 1.1 without a client certificate. */
public final class OldTlsConnection implements Connection {
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int DATA = 23;
    private static final int HEADER = 5;
    private static final int LONGEST = (1 << 14) + 2048;
    private static final int WARNING = 1;

    private final DeadlineChannel channel;
    private final OldVersion version;
    private final ByteBuffer in = ByteBuffer.allocate(2 * LONGEST).flip();
    private OldCipher reading;
    private OldCipher writing;

    public OldTlsConnection(DeadlineChannel channel, OldVersion version) {
        this.channel = channel;
        this.version = version;
    }

    /**
     * Whether the server speaks this version; if so, the connection is open afterwards.
     *
     * @throws VisitEndedException when the server speaks it and the handshake failed all the same
     */
    public boolean handshake(String serverName) throws IOException {
        try {
            OldHandshake handshake = new OldHandshake(version, serverName);
            write(HANDSHAKE, handshake.hello());
            try {
                if (!handshake.isSpoken(next(HANDSHAKE))) {
                    return false;
                }
            } catch (VisitEndedException e) {
                // Whatever ends here, ends before ServerHello.
                return false;
            }
            while (!handshake.complete()) {
                handshake.add(next(HANDSHAKE));
            }
            for (byte[] message : handshake.answer()) {
                write(HANDSHAKE, message);
            }
            write(CHANGE_CIPHER_SPEC, new byte[] {1});
            writing = handshake.secrets().cipher(version, true, Cipher.ENCRYPT_MODE);
            write(HANDSHAKE, handshake.finished());
            // A ticket may come before it.
            while (reading == null) {
                if (record(false).type() == CHANGE_CIPHER_SPEC) {
                    reading = handshake.secrets().cipher(version, false, Cipher.DECRYPT_MODE);
                }
            }
            next(HANDSHAKE);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw fault(e);
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        write(DATA, bytes);
    }

    @Override
    public ByteBuffer receive() throws IOException {
        byte[] data;
        do {
            // Some send nothing first, so that the next record begins with a block that nobody could foresee.
            data = next(DATA);
        } while (data.length == 0);
        return ByteBuffer.wrap(data);
    }

    private byte[] next(int type) throws IOException {
        try {
            Content content = record(true);
            if (content.type() != type) {
                String late = content.type() == HANDSHAKE ? "a certificate is asked for after the handshake" : "";
                throw new VisitEndedException(Ending.OWN_FAULT, late);
            }
            return content.bytes();
        } catch (GeneralSecurityException e) {
            throw fault(e);
        }
    }

    private record Content(int type, byte[] bytes) {}

    private Content record(boolean withinCipher) throws IOException, GeneralSecurityException {
        while (true) {
            byte[] header = take(HEADER);
            int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
            if (header[1] != 3 || length > LONGEST) {
                throw new VisitEndedException(Ending.PLAIN_TEXT, "");
            }
            byte[] body = take(length);
            byte[] bytes = reading == null || !withinCipher ? body : reading.open(body);
            if (header[0] != ALERT || bytes.length != 2) {
                return new Content(header[0], bytes);
            }
            if (bytes[1] == 0) {
                throw new VisitEndedException(Ending.CLOSED, "");
            }
            if (bytes[0] != WARNING) {
                throw new VisitEndedException(new AlertDescription(bytes[1] & 0xff));
            }
        }
    }

    private void write(int type, byte[] content) throws IOException {
        byte[] body = writing == null ? content : writing.seal(type, content);
        byte[] header = {(byte) type, 3, (byte) version.minor(), (byte) (body.length >> 8), (byte) body.length};
        channel.write(ByteBuffer.wrap(Bytes.join(header, body)));
    }

    private byte[] take(int count) throws IOException {
        while (in.remaining() < count) {
            in.compact();
            boolean more = channel.read(in);
            in.flip();
            if (!more) {
                throw new VisitEndedException(Ending.CLOSED, "");
            }
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    /** What no server of any use sends, or what this machine's cryptography cannot do. */
    private static VisitEndedException fault(Exception e) {
        return new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
    }
}
