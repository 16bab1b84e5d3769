package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.util.DaemonThreadFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that takes long does not keep other work from being done. */
class ElasticPoolTest {
    private static final int AT_MOST = 8;

    private final ElasticPool pool = new ElasticPool(AT_MOST, new DaemonThreadFactory());

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void asManyRunAtOnceAsMay() throws Exception {
        CountDownLatch running = new CountDownLatch(AT_MOST);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < AT_MOST; i++) {
            pool.execute(() -> {
                running.countDown();
                await(end);
            });
        }

        assertThat(running.await(1, TimeUnit.MINUTES), is(true));
        CountDownLatch later = new CountDownLatch(1);
        pool.execute(later::countDown);
        end.countDown();
        assertThat("what came when all were busy", later.await(1, TimeUnit.MINUTES), is(true));
    }

    @Test
    void allOfManyIsDone() throws Exception {
        CountDownLatch done = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
            pool.execute(done::countDown);
        }

        assertThat(done.await(1, TimeUnit.MINUTES), is(true));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
