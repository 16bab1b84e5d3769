package io.jenkins.plugins.cloudflare.aop.step;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.util.Timer;

/**
 * Threads for work most of which is short: two while they keep up, and helpers while work has to wait, as behind a visit
 * that takes minutes. The pools of the JDK start a thread for each piece of work until there are as many as may be, and
 * keep them as long as there is anything to do for all in turn, also when hundreds of steps look for what takes a
 * millisecond.
 */
final class ElasticPool extends ThreadPoolExecutor {
    private static final int STEADY = 2;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_HELPERS = Duration.ofMillis(100);

    private final int atMost;
    private final AtomicInteger helpers = new AtomicInteger();
    private final AtomicBoolean watched = new AtomicBoolean();

    private static final class Work implements Runnable {
        private final Runnable content;
        private final long since = System.nanoTime();

        Work(Runnable content) {
            this.content = content;
        }

        boolean isLate() {
            return System.nanoTime() - since > PATIENCE.toNanos();
        }

        @Override
        public void run() {
            content.run();
        }
    }

    ElasticPool(int atMost, ThreadFactory threads) {
        super(STEADY, STEADY, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        allowCoreThreadTimeOut(true);
        this.atMost = atMost;
    }

    @Override
    public void execute(Runnable content) {
        super.execute(new Work(content));
        watch(PATIENCE);
    }

    private void watch(Duration pause) {
        if (!getQueue().isEmpty() && watched.compareAndSet(false, true)) {
            Timer.get().schedule(this::relieve, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void relieve() {
        watched.set(false);
        boolean late = getQueue().peek() instanceof Work first && first.isLate();
        if (late && helpers.incrementAndGet() <= atMost - STEADY) {
            getThreadFactory().newThread(this::help).start();
        } else if (late) {
            helpers.decrementAndGet();
        }
        watch(late ? BETWEEN_HELPERS : PATIENCE);
    }

    /** Does what is late, and ends when nothing is. */
    private void help() {
        try {
            while (getQueue().peek() instanceof Work first && first.isLate()) {
                if (getQueue().remove(first)) {
                    first.run();
                }
            }
        } finally {
            helpers.decrementAndGet();
            watch(PATIENCE);
        }
    }
}
