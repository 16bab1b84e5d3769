package io.jenkins.plugins.cloudflare.aop.origin.oldtls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first message of either side. */
final class OldHello {
    /** ECDHE and RSA with AES-CBC (RFC 4492 and RFC 3268), and that renegotiation is understood (RFC 5746). */
    private static final String SUITES = "c009c00ac013c014002f003500ff";
    /** Uncompressed points on P-256; MD5 and SHA-1 need not be said. */
    private static final String EXTENSIONS = "000a000400020017000b00020100";

    private static final int RANDOM = 32;
    private static final int CURVES_FROM = 0xc000;

    private OldHello() {}

    /** The client's, without its header. */
    static byte[] of(OldVersion version, String serverName, byte[] random) {
        byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
        byte[] suites = HexFormat.of().parseHex(SUITES);
        byte[] more = HexFormat.of().parseHex(EXTENSIONS);
        ByteBuffer body = ByteBuffer.allocate(512);
        body.put((byte) 3).put((byte) version.minor()).put(random).put((byte) 0);
        body.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
        body.putShort((short) (9 + name.length + more.length));
        body.putShort((short) 0).putShort((short) (5 + name.length)).putShort((short) (3 + name.length));
        body.put((byte) 0).putShort((short) name.length).put(name).put(more);
        return Arrays.copyOf(body.array(), body.position());
    }

    /** What the server chose. */
    record Answer(int minor, byte[] random, int suite) {
        /** @param body without its header (RFC 2246, section 7.4.1.3) */
        static Answer of(byte[] body) {
            ByteBuffer in = ByteBuffer.wrap(body);
            int minor = in.getShort() & 0xff;
            byte[] random = new byte[RANDOM];
            in.get(random);
            in.position(in.position() + 1 + (in.get(in.position()) & 0xff));
            return new Answer(minor, random, in.getShort() & 0xffff);
        }

        boolean onCurves() {
            return suite >= CURVES_FROM;
        }

        /** Of AES, in bytes. */
        int keySize() {
            return switch (suite) {
                case 0xc00a, 0xc014, 0x0035 -> 2 * KEY;
                default -> KEY;
            };
        }

        private static final int KEY = 16;
    }
}
