package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/** A ClientHello for TLS 1.3 alone with what every such server has to speak (RFC 8446, sections 4.1.2 and 9.1). */
final class ClientHello {
    /** TLS_AES_128_GCM_SHA256. */
    static final int SUITE = 0x1301;

    static final int SUPPORTED_VERSIONS = 43;
    static final int KEY_SHARE = 51;
    static final int PRE_SHARED_KEY = 41;
    static final int SECP256R1 = 23;
    static final int TLS_1_3 = 0x0304;

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int SIGNATURES = 13;
    private static final int PROTOCOLS = 16;
    private static final int PADDING = 21;
    private static final int PSK_MODES = 45;
    /** ECDSA, EdDSA, RSA-PSS and, in certificates only, RSA PKCS#1. */
    private static final short[] SIGNATURE_SCHEMES = {
        0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601
    };

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

    /**
     * The message with its header.
     *
     * @param share the client's public point, uncompressed
     * @param ticket null for a session without a past
     * @param padding bytes of padding (RFC 7685), 0 for none
     */
    static byte[] of(String serverName, String protocol, byte[] share, SessionTicket ticket, int padding)
            throws GeneralSecurityException {
        ClientHello hello = new ClientHello();
        byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
        byte[] alpn = protocol.getBytes(StandardCharsets.US_ASCII);
        hello.add(SERVER_NAME, vector(2, Bytes.join(new byte[] {0}, vector(2, name))));
        hello.add(GROUPS, vector(2, number(SECP256R1)));
        ByteBuffer schemes = ByteBuffer.allocate(2 * SIGNATURE_SCHEMES.length);
        schemes.asShortBuffer().put(SIGNATURE_SCHEMES);
        hello.add(SIGNATURES, vector(2, schemes.array()));
        hello.add(PROTOCOLS, vector(2, vector(1, alpn)));
        hello.add(SUPPORTED_VERSIONS, vector(1, number(TLS_1_3)));
        // With a key exchange beside the ticket, which servers want.
        hello.add(PSK_MODES, vector(1, new byte[] {1}));
        hello.add(KEY_SHARE, vector(2, Bytes.join(number(SECP256R1), vector(2, share))));
        if (padding > 0) {
            hello.add(PADDING, new byte[padding]);
        }
        if (ticket == null) {
            return hello.message();
        }
        byte[] age = ByteBuffer.allocate(4).putInt(ticket.obscuredAge()).array();
        byte[] identities = vector(2, Bytes.join(vector(2, ticket.identity()), age));
        byte[] noBinders = vector(2, vector(1, new byte[KeySchedule.SIZE]));
        hello.add(PRE_SHARED_KEY, Bytes.join(identities, noBinders));
        return bound(hello.message(), noBinders.length, ticket);
    }

    /** Proves knowledge of the ticket's secret: over all that stands before the proof (RFC 8446, section 4.2.11.2). */
    private static byte[] bound(byte[] message, int bindersLength, SessionTicket ticket)
            throws GeneralSecurityException {
        byte[] before = Arrays.copyOf(message, message.length - bindersLength);
        byte[] secret = new KeySchedule(ticket.psk()).secret("res binder", KeySchedule.hash(new byte[0]));
        byte[] binder = KeySchedule.finished(secret, KeySchedule.hash(before));
        return Bytes.join(before, vector(2, vector(1, binder)));
    }

    private void add(int type, byte[] content) {
        extensions.writeBytes(Bytes.join(number(type), vector(2, content)));
    }

    private byte[] message() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {3, 3});
        body.writeBytes(random);
        // No session id, one suite, no compression.
        body.write(0);
        body.writeBytes(vector(2, number(SUITE)));
        body.writeBytes(new byte[] {1, 0});
        body.writeBytes(vector(2, extensions.toByteArray()));
        return message(1, body.toByteArray());
    }

    /** A handshake message with its header (RFC 8446, section 4). */
    static byte[] message(int type, byte[] body) {
        return Bytes.join(new byte[] {(byte) type}, vector(3, body));
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] vector(int lengthBytes, byte[] content) {
        byte[] length = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            length[i] = (byte) (content.length >> 8 * (lengthBytes - 1 - i));
        }
        return Bytes.join(length, content);
    }
}
