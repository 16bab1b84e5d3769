package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection without TLS. */
final class PlainLink implements Link {
    private final Wire wire;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);

    PlainLink(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        wire.write(ByteBuffer.wrap(bytes));
    }

    @Override
    public ByteBuffer receive() throws IOException {
        in.clear();
        if (!wire.read(in)) {
            throw new Ended(Ending.CLOSED, "");
        }
        return in.flip();
    }
}
