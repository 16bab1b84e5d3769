package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One TCP connection that outlives neither its deadline nor an interrupt: it never blocks in a read or write, but waits
 * until it is ready, which an interrupt ends.
 */
public final class DeadlineChannel implements Closeable {
    private final SocketChannel channel;
    private final Readiness.Watch readiness;
    private long deadline;
    private boolean broken;

    public DeadlineChannel(Duration limit) throws IOException {
        deadline = System.nanoTime() + limit.toNanos();
        channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            readiness = Readiness.on(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** @throws VisitEndedException when there is no connection */
    public void connect(InetSocketAddress address) throws IOException {
        try {
            if (!channel.connect(address)) {
                do {
                    await(SelectionKey.OP_CONNECT);
                } while (!channel.finishConnect());
            }
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.NOT_CONNECTED, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads what is there, waiting for the first byte.
     *
     * @return false when the peer has closed the connection
     */
    public boolean read(ByteBuffer target) throws IOException {
        while (true) {
            checkTime();
            int count;
            try {
                count = channel.read(target);
            } catch (IOException e) {
                throw new VisitEndedException(Ending.RESET, "");
            }
            if (count != 0) {
                return count > 0;
            }
            await(SelectionKey.OP_READ);
        }
    }

    /**
     * Writes everything, or as much as the peer takes before it hangs up. That is no error here: what the peer said
     * before is still to be read, and it is what counts.
     */
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining() && !broken) {
            int count;
            try {
                count = channel.write(source);
            } catch (IOException e) {
                broken = true;
                return;
            }
            if (count == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    /** Whether everything written so far was taken by the network. */
    public boolean intact() {
        return !broken;
    }

    /** Does nothing for a while, though not beyond the deadline. */
    public void pause(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            checkTime();
            readiness.await(0, Math.min(end, deadline) - System.nanoTime());
        }
    }

    /**
     * From here on, time is up after this at the latest.
     *
     * @return when it was up before, for {@link #leaveUntil}
     */
    public long hurry(Duration limit) {
        long before = deadline;
        deadline = Math.min(deadline, System.nanoTime() + limit.toNanos());
        return before;
    }

    /** Time is up as it was before somebody was in a hurry. */
    public void leaveUntil(long before) {
        deadline = before;
    }

    private void await(int operation) throws IOException {
        checkTime();
        readiness.await(operation, deadline - System.nanoTime());
        checkTime();
    }

    private void checkTime() throws IOException {
        if (Stop.told()) {
            throw new InterruptedIOException("visit interrupted");
        }
        if (System.nanoTime() - deadline >= 0) {
            throw new VisitEndedException(Ending.TIMED_OUT, "");
        }
    }

    @Override
    public void close() throws IOException {
        try (readiness) {
            channel.close();
        }
    }
}
