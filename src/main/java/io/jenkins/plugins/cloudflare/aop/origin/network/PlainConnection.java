package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection without TLS. */
public final class PlainConnection implements Connection {
    private final DeadlineChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);

    public PlainConnection(DeadlineChannel channel) {
        this.channel = channel;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    @Override
    public ByteBuffer receive() throws IOException {
        in.clear();
        if (!channel.read(in)) {
            throw new VisitEndedException(Ending.CLOSED, "");
        }
        return in.flip();
    }
}
