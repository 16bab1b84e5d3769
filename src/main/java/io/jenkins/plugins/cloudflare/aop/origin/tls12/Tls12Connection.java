package io.jenkins.plugins.cloudflare.aop.origin.tls12;

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

/** A connection of TLS 1.0, 1.1 or 1.2 without a client certificate. */
public final class Tls12Connection implements Connection {
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int DATA = 23;
    private static final int HEADER = 5;
    private static final int LONGEST = (1 << 14) + 2048;
    private static final int WARNING = 1;

    private final DeadlineChannel channel;
    private final EarlierVersion version;
    private final ByteBuffer in = ByteBuffer.allocate(2 * LONGEST).flip();
    private EarlierHandshake handshake;
    private RecordProtection reading;
    private RecordProtection writing;

    public Tls12Connection(DeadlineChannel channel, EarlierVersion version) {
        this.channel = channel;
        this.version = version;
    }

    /**
     * Whether the server speaks this version; if so, the connection is open afterwards.
     *
     * @param serverName for SNI, null for none
     * @param presented the session that is to be resumed, null for none
     * @throws VisitEndedException when the server speaks it and the handshake failed all the same
     */
    public boolean handshake(String serverName, EarlierSession presented) throws IOException {
        try {
            handshake = new EarlierHandshake(version, serverName, presented);
            write(HANDSHAKE, handshake.hello());
            try {
                if (!handshake.isSpoken(next(HANDSHAKE))) {
                    return false;
                }
            } catch (VisitEndedException e) {
                if (e.ending() == Ending.ALERT || e.ending() == Ending.OWN_FAULT) {
                    return false;
                }
                throw e;
            }
            if (handshake.resumed()) {
                resume();
            } else {
                begin();
            }
            return true;
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw fault(e);
        }
    }

    private void begin() throws IOException, GeneralSecurityException {
        while (!handshake.complete()) {
            handshake.add(next(HANDSHAKE));
        }
        for (byte[] message : handshake.answer()) {
            write(HANDSHAKE, message);
        }
        finish();
        awaitProtection();
        next(HANDSHAKE);
    }

    /** The server goes first (RFC 5246, section 7.3). */
    private void resume() throws IOException, GeneralSecurityException {
        awaitProtection();
        handshake.add(next(HANDSHAKE));
        finish();
    }

    private void finish() throws IOException, GeneralSecurityException {
        write(CHANGE_CIPHER_SPEC, new byte[] {1});
        writing = handshake.secrets().protection(true, Cipher.ENCRYPT_MODE);
        write(HANDSHAKE, handshake.finished());
    }

    private void awaitProtection() throws IOException, GeneralSecurityException {
        while (reading == null) {
            // A ticket may come before it.
            if (record(false).type() == CHANGE_CIPHER_SPEC) {
                reading = handshake.secrets().protection(false, Cipher.DECRYPT_MODE);
            }
        }
    }

    /** Whether the server went on with the session that was presented. */
    public boolean resumed() {
        return handshake.resumed();
    }

    /** The session that began with this connection; null when the server keeps none. */
    public EarlierSession session() {
        return handshake.begun();
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
        } catch (GeneralSecurityException | AssertionError e) {
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
            byte[] bytes = reading == null || !withinCipher ? body : reading.open(header[0], body);
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
        byte[] body;
        try {
            body = writing == null ? content : writing.seal(type, content);
        } catch (GeneralSecurityException | AssertionError e) {
            throw fault(e);
        }
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
    private static VisitEndedException fault(Throwable e) {
        return new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
    }
}
