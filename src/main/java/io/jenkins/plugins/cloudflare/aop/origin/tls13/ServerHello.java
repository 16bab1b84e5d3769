package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A server's answer to {@link ClientHello} (RFC 8446, section 4.1.3).
 *
 * @param retry whether it is a HelloRetryRequest, which wants another hello
 * @param suite the cipher suite that it chose
 * @param group the number of the group that it chose, 0 when it names none
 * @param share its public point; empty in a HelloRetryRequest
 * @param cookie what it wants to see again; empty for nothing
 * @param resumes whether it takes the ticket
 */
record ServerHello(boolean retry, CipherSuite suite, int group, byte[] share, byte[] cookie, boolean resumes) {
    private static final int RANDOM_SIZE = 32;
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /**
     * @param message with its header
     * @throws VisitEndedException when it is not TLS 1.3, or has chosen what was not offered
     * @throws RuntimeException when it is cut short
     */
    static ServerHello of(byte[] message) throws VisitEndedException {
        ByteBuffer in = ByteBuffer.wrap(message);
        in.getInt();
        in.getShort();
        boolean retry = Arrays.equals(bytes(in, RANDOM_SIZE), RETRY);
        bytes(in, in.get() & 0xff);
        int suite = in.getShort() & 0xffff;
        in.get();
        in.getShort();
        int group = 0;
        byte[] share = {};
        byte[] cookie = {};
        boolean resumes = false;
        boolean newest = false;
        while (in.hasRemaining()) {
            int type = in.getShort() & 0xffff;
            ByteBuffer content = ByteBuffer.wrap(bytes(in, in.getShort() & 0xffff));
            switch (type) {
                case ClientHello.SUPPORTED_VERSIONS -> newest = content.getShort() == ClientHello.TLS_1_3;
                case ClientHello.PRE_SHARED_KEY -> resumes = true;
                case ClientHello.COOKIE -> cookie = bytes(content, content.getShort() & 0xffff);
                case ClientHello.KEY_SHARE -> {
                    group = content.getShort() & 0xffff;
                    share = content.hasRemaining() ? bytes(content, content.getShort() & 0xffff) : share;
                }
                default -> {
                    // Of no interest.
                }
            }
        }
        CipherSuite chosen = CipherSuite.of(suite).orElse(null);
        if (!newest || chosen == null || !retry && share.length == 0) {
            throw new VisitEndedException(Ending.OTHER_VERSION, "");
        }
        return new ServerHello(retry, chosen, group, share, cookie, resumes);
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
