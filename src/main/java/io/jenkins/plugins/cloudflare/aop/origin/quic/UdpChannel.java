package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.Readiness;
import io.jenkins.plugins.cloudflare.aop.origin.network.Stop;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/** Datagrams to one address and back. Outlives neither its deadline nor an interrupt, which a selector wakes on. */
final class UdpChannel implements Closeable {
    /** One more than the client says that it reads: what fills this was cut. */
    private static final int LARGEST = 1501;

    private final DatagramChannel channel;
    private final Readiness.Watch readiness;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    private long deadline;

    UdpChannel(InetSocketAddress address, Duration limit) throws IOException {
        deadline = System.nanoTime() + limit.toNanos();
        channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            try {
                channel.connect(address);
            } catch (IOException e) {
                throw unreachable(e);
            }
            readiness = Readiness.on(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a datagram, or drops it when the network takes none now; what is lost is sent again anyway. */
    void send(byte[] datagram) throws IOException {
        try {
            channel.write(ByteBuffer.wrap(datagram));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Waits for a datagram.
     *
     * @param until as {@link System#nanoTime}
     * @return null when none has come by then
     */
    byte[] receive(long until) throws IOException {
        while (true) {
            byte[] datagram = poll();
            long now = System.nanoTime();
            if (datagram != null || now - until >= 0) {
                return datagram;
            }
            readiness.await(SelectionKey.OP_READ, Math.min(until - now, deadline - now));
        }
    }

    /** A datagram that is there, null for none. */
    byte[] poll() throws IOException {
        while (true) {
            checkTime();
            int count;
            try {
                count = channel.read(buffer.clear());
            } catch (IOException e) {
                throw unreachable(e);
            }
            if (count <= 0) {
                return null;
            }
            if (count < LARGEST) {
                byte[] datagram = new byte[count];
                buffer.flip().get(datagram);
                return datagram;
            }
        }
    }

    /** From here on, time is up after this at the latest. */
    void hurry(Duration limit) {
        deadline = Math.min(deadline, System.nanoTime() + limit.toNanos());
    }

    private void checkTime() throws IOException {
        if (Stop.told()) {
            throw new InterruptedIOException("visit interrupted");
        }
        if (System.nanoTime() - deadline >= 0) {
            throw new VisitEndedException(Ending.TIMED_OUT, "");
        }
    }

    /** The network says by ICMP that nothing is there. */
    private static IOException unreachable(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new InterruptedIOException("visit interrupted");
        }
        return new VisitEndedException(
                Ending.NOT_CONNECTED,
                e instanceof PortUnreachableException
                        ? "UDP port unreachable"
                        : PrintableText.brief(String.valueOf(e.getMessage())));
    }

    @Override
    public void close() throws IOException {
        try (readiness) {
            channel.close();
        }
    }
}
