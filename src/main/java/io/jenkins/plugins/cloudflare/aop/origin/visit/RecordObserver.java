package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Looks at a server's TLS records on their way in, as long as they are readable, for what the JDK does not report:
 * whether a ServerHello came and whether it is TLS at all (RFC 8446, sections 4.1.3 and 5.1).
 */
final class RecordObserver {
    private static final int HEADER = 5;
    private static final int ALERT = 21;
    private static final int FATAL = 2;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int RANDOM_AT = HEADER + 6;
    /** The random of a ServerHello that is a HelloRetryRequest. */
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    private boolean recognised;
    private boolean serverHelloSeen;
    private int alert = -1;

    /**
     * Looks at the record that the buffer begins with and leaves the buffer as it is.
     *
     * @throws VisitEndedException when it is not TLS
     */
    void watch(ByteBuffer in) throws VisitEndedException {
        if (!recognised && in.remaining() > 1) {
            if (in.get(0) < 20 || in.get(0) > 23 || in.get(1) != 3) {
                throw new VisitEndedException(Ending.PLAIN_TEXT, "");
            }
            recognised = true;
        }
        if (in.remaining() < HEADER || in.remaining() < HEADER + length(in)) {
            return;
        }
        if (in.get(0) == ALERT && length(in) == 2 && in.get(HEADER) == FATAL) {
            alert = in.get(HEADER + 1) & 0xff;
        } else if (in.get(0) == HANDSHAKE && in.remaining() > HEADER && in.get(HEADER) == SERVER_HELLO) {
            serverHelloSeen |= !retry(in);
        }
    }

    private static boolean retry(ByteBuffer in) {
        if (in.remaining() < RANDOM_AT + RETRY.length) {
            return false;
        }
        byte[] random = new byte[RETRY.length];
        in.get(RANDOM_AT, random);
        return Arrays.equals(random, RETRY);
    }

    private static int length(ByteBuffer in) {
        return in.getShort(3) & 0xffff;
    }

    boolean serverHelloSeen() {
        return serverHelloSeen;
    }

    /** The number of the last fatal alert that came unencrypted, -1 when there was none. */
    int alert() {
        return alert;
    }
}
