package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A long way to a server on loopback: whatever the server sends, its hanging up included, arrives later by the same
 * time. What goes to the server goes at once, so that a question and its answer take that time once. Loopback connects
 * without delay; what that would have taken is added to the first answer of each connection.
 */
public final class DelayingProxy implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final InetSocketAddress server;
    private final long delayNanos;
    private final Queue<Late> late =
            new PriorityQueue<>(Comparator.comparing(Late::due).thenComparing(Late::number));

    private long carried;
    private volatile long connections;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Thread thread = new Thread(this::run, "delaying proxy");

    /** @param bytes null for the end of the answer */
    private record Late(long due, long number, Pair pair, ByteBuffer bytes) {}

    /** @param connected when the connection would have stood, by the clock of {@link System#nanoTime} */
    private record Pair(SocketChannel client, SocketChannel server, long connected) {}

    private record Side(Pair pair, boolean ofServer) {}

    DelayingProxy(int serverPort, int delayMillis) throws IOException {
        this(InetAddress.getLoopbackAddress(), serverPort, delayMillis);
    }

    /** @param address of loopback, to which it is near */
    public DelayingProxy(InetAddress address, int serverPort, int delayMillis) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
        listener.bind(new InetSocketAddress(address, 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
        thread.start();
    }

    /** How many connections it took so far. */
    public long connections() {
        return connections;
    }

    public String address() {
        return listener.socket().getInetAddress().getHostAddress();
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                long wait = late.isEmpty() ? 1_000_000_000L : late.peek().due() - System.nanoTime();
                selector.select(this::serve, Math.max(1, (wait + 999_999) / 1_000_000));
                while (!late.isEmpty() && late.peek().due() <= System.nanoTime()) {
                    deliver(late.remove());
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            // Closed: the measurement is over.
            return;
        }
    }

    private void serve(SelectionKey key) {
        try {
            // Both sides may be ready at once, and the first has just hung up on the other.
            if (!key.isValid()) {
                return;
            }
            if (key.isAcceptable()) {
                accept();
            } else {
                carry((Side) key.attachment());
            }
        } catch (IOException e) {
            if (key.attachment() instanceof Side side) {
                hangUp(side.pair());
            }
        }
    }

    private void accept() throws IOException {
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            connections++;
            SocketChannel onward;
            try {
                onward = SocketChannel.open(server);
            } catch (IOException e) {
                // A visitor without an answer would wait until its time is up.
                client.close();
                continue;
            }
            Pair pair = new Pair(client, onward, System.nanoTime() + delayNanos);
            for (SocketChannel side : new SocketChannel[] {client, onward}) {
                side.configureBlocking(false);
                side.setOption(StandardSocketOptions.TCP_NODELAY, true);
                side.register(selector, SelectionKey.OP_READ, new Side(pair, side == onward));
            }
        }
    }

    private void carry(Side side) throws IOException {
        SocketChannel from =
                side.ofServer() ? side.pair().server() : side.pair().client();
        buffer.clear();
        int count = from.read(buffer);
        if (!side.ofServer()) {
            if (count < 0) {
                hangUp(side.pair());
            } else {
                writeAll(side.pair().server(), buffer.flip());
            }
            return;
        }
        ByteBuffer copy =
                count < 0 ? null : ByteBuffer.allocate(count).put(buffer.flip()).flip();
        long asked = Math.max(System.nanoTime(), side.pair().connected());
        late.add(new Late(asked + delayNanos, carried++, side.pair(), copy));
        if (count < 0) {
            from.keyFor(selector).cancel();
        }
    }

    private void deliver(Late answer) {
        try {
            if (answer.bytes() == null) {
                hangUp(answer.pair());
            } else if (answer.pair().client().isOpen()) {
                writeAll(answer.pair().client(), answer.bytes());
            }
        } catch (IOException e) {
            hangUp(answer.pair());
        }
    }

    /** Visits are far smaller than what a socket takes at once. */
    private static void writeAll(SocketChannel channel, ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("more than a visit has");
        }
    }

    private void hangUp(Pair pair) {
        try {
            pair.client().close();
            pair.server().close();
        } catch (IOException e) {
            // Gone either way.
            return;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        selector.close();
        listener.close();
        thread.join();
    }
}
