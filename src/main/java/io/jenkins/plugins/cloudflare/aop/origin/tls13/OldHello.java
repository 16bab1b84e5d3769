package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.visit.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks whether an old version of TLS is spoken, by a ClientHello and no more: Java does not speak them unless its security
 * settings are changed for the whole JVM.
 */
public enum OldHello {
    TLS_1_0("TLS 1.0", 1),
    TLS_1_1("TLS 1.1", 2);

    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    /** ECDHE and RSA with AES and CBC (RFC 4492 and RFC 3268), which all who speak these versions have had. */
    private static final String SUITES = "c009c00ac013c014002f0035";

    /** Uncompressed points on P-256 and P-384; MD5 and SHA-1 need not be said. */
    private static final String EXTENSIONS = "000a0006000400170018000b00020100";

    private final String label;
    private final int minor;

    OldHello(String label, int minor) {
        this.label = label;
        this.minor = minor;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Whether the server chooses this version. */
    public boolean isSpoken(VisitRequest request) throws InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(request.limit())) {
            request.remote().connect(channel);
            channel.write(ByteBuffer.wrap(record(request.serverName())));
            ByteBuffer in = ByteBuffer.allocate(4096);
            while (in.position() < 11) {
                if (!channel.read(in)) {
                    return false;
                }
            }
            return in.get(0) == HANDSHAKE && in.get(5) == SERVER_HELLO && in.get(9) == 3 && in.get(10) == minor;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] record(String serverName) {
        byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
        byte[] suites = HexFormat.of().parseHex(SUITES);
        byte[] more = HexFormat.of().parseHex(EXTENSIONS);
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        ByteBuffer body = ByteBuffer.allocate(512);
        body.put((byte) 3).put((byte) minor).put(random).put((byte) 0);
        body.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
        body.putShort((short) (9 + name.length + more.length));
        body.putShort((short) 0).putShort((short) (5 + name.length)).putShort((short) (3 + name.length));
        body.put((byte) 0).putShort((short) name.length).put(name).put(more);
        byte[] message = ClientHello.message(1, Arrays.copyOf(body.array(), body.position()));
        ByteBuffer record = ByteBuffer.allocate(5 + message.length);
        record.put((byte) HANDSHAKE)
                .put((byte) 3)
                .put((byte) 1)
                .putShort((short) message.length)
                .put(message);
        return record.array();
    }
}
