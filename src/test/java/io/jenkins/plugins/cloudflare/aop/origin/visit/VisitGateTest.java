package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many come in at once. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VisitGateTest {
    private final VisitGate gate = new VisitGate(Integer.MAX_VALUE);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private List<Thread> visitors(int count, Runnable inBetween) {
        List<Thread> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visitors.add(new Thread(() -> {
                try {
                    gate.enter();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inBetween.run();
                    inside.decrementAndGet();
                    gate.leave();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        visitors.forEach(Thread::start);
        return visitors;
    }

    private static void join(List<Thread> visitors) throws InterruptedException {
        for (Thread visitor : visitors) {
            visitor.join();
        }
    }

    private void eightMeet() throws InterruptedException {
        join(visitors(8, meeting(8)));
    }

    /** Until so many are there. */
    private static Runnable meeting(int count) {
        CountDownLatch all = new CountDownLatch(count);
        return () -> {
            all.countDown();
            try {
                all.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Test
    void afterEachTurningAwayHalfAsManyComeAtOnceAndOneAtLeast() throws Exception {
        eightMeet();
        assertThat(most.get(), is(8));
        for (int allowed : new int[] {4, 2, 1, 1}) {
            gate.halve();
            most.set(0);
            join(visitors(12, meeting(allowed)));
            assertThat(most.get(), is(allowed));
        }
    }

    @Test
    void nobodyElseIsInsideWhileOneIsAlone() throws Exception {
        gate.close();
        List<Thread> others = visitors(3, () -> {});
        gate.enter();
        assertThat(inside.get(), is(0));
        gate.leave();
        assertThat(inside.get(), is(0));
        gate.open();
        join(others);
        assertThat(inside.get(), is(0));
        assertThat(most.get() > 0, is(true));
    }
}
