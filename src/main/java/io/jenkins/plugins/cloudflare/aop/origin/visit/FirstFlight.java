package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Sends a ClientHello in the shape that is asked for. How it is cut is no part of what TLS protects. */
final class FirstFlight {
    private static final int HEADER = 5;

    private FirstFlight() {}

    /** @param hello the records of the flight, as the TLS engine made them */
    static void send(ByteBuffer hello, HelloShape shape, DeadlineChannel channel) throws IOException {
        ByteBuffer bytes = shape.recordBytes() > 0 ? inRecords(hello, shape.recordBytes()) : hello;
        if (shape.segmentBytes() > 0 && bytes.remaining() > shape.segmentBytes()) {
            int end = bytes.limit();
            bytes.limit(bytes.position() + shape.segmentBytes());
            channel.write(bytes);
            channel.pause(Duration.ofMillis(shape.pauseMillis()));
            bytes.limit(end);
        }
        channel.write(bytes);
    }

    private static ByteBuffer inRecords(ByteBuffer hello, int size) {
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        while (hello.remaining() > HEADER) {
            byte[] header = new byte[HEADER];
            hello.get(header);
            int left = (header[3] & 0xff) << 8 | header[4] & 0xff;
            while (left > 0) {
                byte[] part = new byte[Math.min(size, left)];
                hello.get(part);
                cut.write(header, 0, 3);
                cut.write(part.length >> 8);
                cut.write(part.length);
                cut.writeBytes(part);
                left -= part.length;
            }
        }
        return ByteBuffer.wrap(cut.toByteArray());
    }
}
