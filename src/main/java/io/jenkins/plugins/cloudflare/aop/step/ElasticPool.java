package io.jenkins.plugins.cloudflare.aop.step;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.util.Timer;

/**
 * Threads for work most of which is short: one or two while they keep up, more when work has had to wait, as behind a
 * visit that takes minutes. The pools of the JDK start a thread for each piece of work until there are as many as may
 * be, also when hundreds of steps look at the same moment for what takes a millisecond.
 */
final class ElasticPool extends ThreadPoolExecutor {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Waiting waiting;
    private final AtomicBoolean watched = new AtomicBoolean();

    private record Work(Runnable content, long since) implements Runnable {
        @Override
        public void run() {
            content.run();
        }
    }

    /** Keeps work for the next free thread, unless what it has is late. */
    private static final class Waiting extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work) || !isLate() && super.offer(work);
        }

        boolean isLate() {
            return peek() instanceof Work first && System.nanoTime() - first.since() > PATIENCE.toNanos();
        }
    }

    ElasticPool(int atMost, ThreadFactory threads) {
        this(atMost, threads, new Waiting());
    }

    private ElasticPool(int atMost, ThreadFactory threads, Waiting waiting) {
        super(0, atMost, IDLE.toSeconds(), TimeUnit.SECONDS, waiting, threads, (work, pool) -> waiting.put(work));
        this.waiting = waiting;
    }

    @Override
    public void execute(Runnable content) {
        super.execute(new Work(content, System.nanoTime()));
        watch();
    }

    /** Nobody may come any more: what waits behind long work must not wait for the next. */
    private void watch() {
        if (!waiting.isEmpty() && watched.compareAndSet(false, true)) {
            Timer.get().schedule(this::relieve, PATIENCE.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void relieve() {
        watched.set(false);
        if (waiting.isLate()) {
            // It gets a thread of its own, which then goes on with what waits.
            execute(() -> {});
        } else {
            watch();
        }
    }
}
