package io.jenkins.plugins.cloudflare.aop.origin.network;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells whoever waits that a channel can go on. One selector serves all channels, on a thread of its own that ends when it
 * has had none for a while: whoever waits only parks, which takes no thread of the system where it runs on a virtual one.
 */
public final class Readiness {
    private static final Logger LOGGER = Logger.getLogger(Readiness.class.getName());
    private static final long IDLE_MILLIS = 2_000;
    private static final Object LOCK = new Object();

    /** Null when no channel is watched. Guarded by the lock, as what follows. */
    private static Readiness shared;

    private final Selector selector;
    private int watched;
    private boolean idle;

    private Readiness(Selector selector) {
        this.selector = selector;
    }

    /**
     * Watches a channel, which does not block.
     *
     * @param channel to be closed before the watch is
     */
    public static Watch on(SelectableChannel channel) throws IOException {
        synchronized (LOCK) {
            if (shared == null) {
                shared = new Readiness(Selector.open());
                Thread thread = new Thread(null, shared::run, "cloudflare-aop origin readiness", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                thread.start();
            }
            SelectionKey key = channel.register(shared.selector, 0);
            shared.watched++;
            shared.idle = false;
            return shared.new Watch(key);
        }
    }

    private void run() {
        try (selector) {
            while (!isOver()) {
                selector.select(Readiness::wake, IDLE_MILLIS);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "visits to origins cannot be waited for", e);
            forget();
        }
    }

    /** Whoever goes on after this may not be interested any more, and says so again if he is. */
    private static void wake(SelectionKey key) {
        try {
            key.interestOps(0);
            ((Watch) key.attachment()).wake();
        } catch (CancelledKeyException e) {
            // The channel was closed meanwhile, by the one who would be woken.
        }
    }

    /** Whether nothing was watched since the last time. */
    private boolean isOver() {
        synchronized (LOCK) {
            boolean over = idle && watched == 0;
            idle = watched == 0;
            if (over) {
                forget();
            }
            return over;
        }
    }

    private void forget() {
        synchronized (LOCK) {
            shared = shared == this ? null : shared;
        }
    }

    /** One channel's, for one thread at a time. */
    public final class Watch implements Closeable {
        private final SelectionKey key;
        private volatile Thread waiting;

        private Watch(SelectionKey key) {
            this.key = key;
            key.attach(this);
        }

        private void wake() {
            LockSupport.unpark(waiting);
        }

        /**
         * Waits until the channel may be ready, the time has passed or this thread is interrupted; it may return before.
         *
         * @param operation as of {@link SelectionKey}; 0 to wait for time alone
         */
        public void await(int operation, long nanos) {
            waiting = Thread.currentThread();
            key.interestOps(operation);
            if (operation != 0) {
                selector.wakeup();
            }
            LockSupport.parkNanos(this, nanos);
        }

        /** Lets go of the channel, which the system closes only then. */
        @Override
        public void close() {
            key.cancel();
            selector.wakeup();
            synchronized (LOCK) {
                watched--;
            }
        }
    }
}
