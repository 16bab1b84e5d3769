package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first message of either side. */
final class EarlierHello {
    /** ECDHE and RSA with AES-CBC (RFC 4492 and RFC 3268), and that renegotiation is understood (RFC 5746). */
    private static final String SUITES = "c009c00ac013c014002f003500ff";
    /** The same with AES-128-GCM before (RFC 5288 and RFC 5289). */
    private static final String NEWER_SUITES = "c02bc02f009c" + SUITES;
    /** Uncompressed points on P-256. */
    private static final String EXTENSIONS = "000a000400020017000b00020100";
    /** RSA, ECDSA and RSA-PSS with SHA-2; before TLS 1.2, MD5 and SHA-1 need not be said. */
    private static final String SIGNATURES = "000d00140012040105010601040305030603080408050806";
    /** HTTP/1.1, as in the visits that this one is held against (RFC 7301). */
    private static final String PROTOCOL = "0010000b000908687474702f312e31";

    private EarlierHello() {}

    /**
     * The client's, without its header.
     *
     * @param serverName null for none
     * @param session the id of the one that is to be resumed, empty for none
     */
    static byte[] of(EarlierVersion version, String serverName, byte[] random, byte[] session) {
        boolean newer = version == EarlierVersion.TLS_1_2;
        byte[] suites = HexFormat.of().parseHex(newer ? NEWER_SUITES : SUITES);
        byte[] more = HexFormat.of().parseHex(EXTENSIONS + (newer ? SIGNATURES + PROTOCOL : ""));
        byte[] extensions = serverName == null ? more : Bytes.join(named(serverName), more);
        ByteBuffer body = ByteBuffer.allocate(1024);
        body.put((byte) 3).put((byte) version.minor()).put(random);
        body.put((byte) session.length).put(session);
        body.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
        body.putShort((short) extensions.length).put(extensions);
        return Arrays.copyOf(body.array(), body.position());
    }

    /** RFC 6066, section 3. */
    private static byte[] named(String serverName) {
        byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer extension = ByteBuffer.allocate(9 + name.length);
        extension.putShort((short) 0).putShort((short) (5 + name.length)).putShort((short) (3 + name.length));
        return extension.put((byte) 0).putShort((short) name.length).put(name).array();
    }

    /** What the server chose. */
    record Answer(byte[] random, byte[] session, int suite) {
        private static final int RANDOM = 32;
        private static final int CURVES_FROM = 0xc000;
        private static final int KEY = 16;

        /** @param body without its header (RFC 2246, section 7.4.1.3) */
        static Answer of(byte[] body) {
            ByteBuffer in = ByteBuffer.wrap(body);
            in.getShort();
            byte[] random = new byte[RANDOM];
            in.get(random);
            byte[] session = new byte[in.get() & 0xff];
            in.get(session);
            return new Answer(random, session, in.getShort() & 0xffff);
        }

        boolean onCurves() {
            return suite >= CURVES_FROM;
        }

        /** Whether it is one of AES-GCM. */
        boolean authenticates() {
            return suite == 0xc02b || suite == 0xc02f || suite == 0x009c;
        }

        /** Of AES, in bytes. */
        int keySize() {
            return switch (suite) {
                case 0xc00a, 0xc014, 0x0035 -> 2 * KEY;
                default -> KEY;
            };
        }
    }
}
