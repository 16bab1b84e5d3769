package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** A ClientHello for TLS 1.3 alone (RFC 8446, section 4.1.2). */
final class ClientHello {
    /** Bytes of a client's random. */
    static final int RANDOM_SIZE = 32;

    static final int SUPPORTED_VERSIONS = 43;
    static final int COOKIE = 44;
    static final int KEY_SHARE = 51;
    static final int PRE_SHARED_KEY = 41;
    static final int TLS_1_3 = 0x0304;

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int SIGNATURES = 13;
    private static final int PROTOCOLS = 16;
    private static final int PADDING = 21;
    private static final int PSK_MODES = 45;
    private static final int TRANSPORT_PARAMETERS = 57;
    /** ECDSA, EdDSA, RSA-PSS and, in certificates only, RSA PKCS#1. */
    private static final short[] SIGNATURE_SCHEMES = {
        0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601
    };

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

    private ClientHello(String serverName, List<String> protocols) {
        if (serverName != null) {
            byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
            add(SERVER_NAME, vector(2, Bytes.join(new byte[] {0}, vector(2, name))));
        }
        ByteBuffer schemes = ByteBuffer.allocate(2 * SIGNATURE_SCHEMES.length);
        schemes.asShortBuffer().put(SIGNATURE_SCHEMES);
        add(SIGNATURES, vector(2, schemes.array()));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        protocols.forEach(protocol -> names.writeBytes(vector(1, protocol.getBytes(StandardCharsets.US_ASCII))));
        add(PROTOCOLS, vector(2, names.toByteArray()));
        add(SUPPORTED_VERSIONS, vector(1, number(TLS_1_3)));
    }

    /**
     * The message with its header, with what every server has to speak (RFC 8446, section 9.1).
     *
     * @param share on P-256
     * @param ticket null for a session without a past
     * @param padding bytes of padding (RFC 7685), 0 for none
     */
    static byte[] of(String serverName, String protocol, KeyShare share, SessionTicket ticket, int padding)
            throws GeneralSecurityException {
        ClientHello hello = new ClientHello(serverName, List.of(protocol));
        // With a key exchange beside the ticket, which servers want.
        hello.add(PSK_MODES, vector(1, new byte[] {1}));
        hello.exchange(List.of(share.group()), List.of(share));
        if (padding > 0) {
            hello.add(PADDING, new byte[padding]);
        }
        byte[] random = random();
        List<CipherSuite> suites = List.of(CipherSuite.AES_128_GCM_SHA256);
        if (ticket == null) {
            return hello.message(random, suites);
        }
        byte[] age = ByteBuffer.allocate(4).putInt(ticket.obscuredAge()).array();
        byte[] identities = vector(2, Bytes.join(vector(2, ticket.identity()), age));
        byte[] noBinders = vector(2, vector(1, new byte[HashFunction.SHA_256.size()]));
        hello.add(PRE_SHARED_KEY, Bytes.join(identities, noBinders));
        return bound(hello.message(random, suites), noBinders.length, ticket);
    }

    /**
     * The message with its header, with everything that this client speaks.
     *
     * @param random the same in the answer to a HelloRetryRequest
     * @param shares one for each group that the server may choose at once
     * @param cookie what a HelloRetryRequest wants to see again, empty for nothing
     */
    static byte[] of(ClientOffer offer, byte[] random, List<KeyShare> shares, byte[] cookie) {
        ClientHello hello = new ClientHello(offer.serverName(), offer.protocols());
        hello.exchange(NamedGroup.known(), shares);
        hello.add(TRANSPORT_PARAMETERS, offer.transportParameters());
        if (cookie.length > 0) {
            hello.add(COOKIE, vector(2, cookie));
        }
        return hello.message(random, CipherSuite.known());
    }

    /** A client's random, new each time. */
    static byte[] random() {
        byte[] random = new byte[RANDOM_SIZE];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Proves knowledge of the ticket's secret: over all that stands before the proof (RFC 8446, section 4.2.11.2). */
    private static byte[] bound(byte[] message, int bindersLength, SessionTicket ticket)
            throws GeneralSecurityException {
        HashFunction hash = HashFunction.SHA_256;
        byte[] before = Arrays.copyOf(message, message.length - bindersLength);
        byte[] secret = new KeySchedule(hash, ticket.psk()).secret("res binder", hash.hash(new byte[0]));
        byte[] binder = hash.finished(secret, hash.hash(before));
        return Bytes.join(before, vector(2, vector(1, binder)));
    }

    private void exchange(List<NamedGroup> groups, List<KeyShare> shares) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        groups.forEach(group -> codes.writeBytes(number(group.code())));
        add(GROUPS, vector(2, codes.toByteArray()));
        ByteArrayOutputStream points = new ByteArrayOutputStream();
        shares.forEach(
                share -> points.writeBytes(Bytes.join(number(share.group().code()), vector(2, share.point()))));
        add(KEY_SHARE, vector(2, points.toByteArray()));
    }

    private void add(int type, byte[] content) {
        extensions.writeBytes(Bytes.join(number(type), vector(2, content)));
    }

    private byte[] message(byte[] random, List<CipherSuite> suites) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        suites.forEach(suite -> codes.writeBytes(number(suite.code())));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {3, 3});
        body.writeBytes(random);
        // No session id, no compression.
        body.write(0);
        body.writeBytes(vector(2, codes.toByteArray()));
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

    /** Content with its length before it (RFC 8446, section 3.4). */
    static byte[] vector(int lengthBytes, byte[] content) {
        byte[] length = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            length[i] = (byte) (content.length >> 8 * (lengthBytes - 1 - i));
        }
        return Bytes.join(length, content);
    }
}
