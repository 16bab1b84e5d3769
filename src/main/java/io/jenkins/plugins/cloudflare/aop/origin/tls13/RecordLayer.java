package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** TLS 1.3 records on a connection, in the clear until there are ciphers. */
final class RecordLayer {
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int DATA = 23;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HEADER = 5;
    /** RFC 8446, section 5.2. */
    private static final int LONGEST = (1 << 14) + 256;

    private final DeadlineChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(2 * LONGEST).flip();
    private RecordCipher reading;
    private RecordCipher writing;

    /** What a record held. */
    record Content(int type, byte[] bytes) {}

    RecordLayer(DeadlineChannel channel) {
        this.channel = channel;
    }

    void readWith(byte[] trafficSecret) throws GeneralSecurityException {
        reading = new RecordCipher(trafficSecret);
    }

    void writeWith(byte[] trafficSecret) throws GeneralSecurityException {
        writing = new RecordCipher(trafficSecret);
    }

    void write(int type, byte[] bytes) throws IOException, GeneralSecurityException {
        if (writing == null) {
            channel.write(ByteBuffer.wrap(Bytes.join(header(type, bytes.length), bytes)));
        } else {
            byte[] header = header(DATA, bytes.length + RecordCipher.OVERHEAD);
            channel.write(ByteBuffer.wrap(Bytes.join(header, writing.seal(header, type, bytes))));
        }
    }

    /** The next record that means something; an alert comes as {@link VisitEndedException}. */
    Content read() throws IOException, GeneralSecurityException {
        while (true) {
            byte[] header = take(HEADER);
            int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
            if (header[1] != 3 || length > LONGEST) {
                throw new VisitEndedException(Ending.PLAIN_TEXT, "");
            }
            Content content = content(header, take(length));
            if (content.type() == ALERT && content.bytes().length == 2) {
                int number = content.bytes()[1] & 0xff;
                throw number == 0
                        ? new VisitEndedException(Ending.CLOSED, "")
                        : new VisitEndedException(new AlertDescription(number));
            }
            if (content.type() != CHANGE_CIPHER_SPEC) {
                return content;
            }
        }
    }

    private Content content(byte[] header, byte[] body) throws GeneralSecurityException {
        if (reading == null || header[0] != DATA) {
            return new Content(header[0], body);
        }
        byte[] inner = reading.open(header, body);
        return new Content(inner[inner.length - 1], Arrays.copyOf(inner, inner.length - 1));
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

    private static byte[] header(int type, int length) {
        return new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length};
    }
}
