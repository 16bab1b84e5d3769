package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide.Work;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How work at one address is divided. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AddressLaneTest {
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private static <R> List<R> run(int threads, int most, List<Integer> items, AddressLanes.Work<Integer, R> work)
            throws InterruptedException {
        ProbeLimits limits = new ProbeLimits(Duration.ofSeconds(10), threads, most);
        return AddressLanes.run(items, any -> "192.0.2.1", limits, Progress.SILENT, work);
    }

    /** A leaf of the work, whose value is its number. */
    private Work<Integer> leaf(int number) {
        return () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            atOnce.decrementAndGet();
            return number;
        };
    }

    private int sum(SideBySide beside, int depth, int number) throws InterruptedIOException {
        if (depth == 0) {
            return leaf(number).run();
        }
        List<Work<Integer>> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            int next = number * 3 + part;
            parts.add(() -> sum(beside, depth - 1, next));
        }
        return beside.all(parts).stream().mapToInt(Integer::intValue).sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 4", "4, 4", "16, 3"})
    void dividedWorkIsDoneWithinTheLimitsWhateverTheyAre(int threads, int lane) throws Exception {
        List<Integer> items = IntStream.range(0, 20).boxed().toList();
        List<Integer> sums = run(threads, lane, items, (item, beside) -> sum(beside, 3, item));
        for (int item : items) {
            int first = item * 27;
            assertThat(sums.get(item), is(IntStream.range(first, first + 27).sum()));
        }
        assertThat(most.get(), is(lessThanOrEqualTo(Math.min(threads, lane))));
    }

    /** Four parts that wait for each other end only when four are done at once. */
    @Test
    void partsOfOneTargetAreDoneSideBySide() throws Exception {
        CountDownLatch met = new CountDownLatch(4);
        List<Boolean> all = run(8, 4, List.of(1), (item, beside) -> {
            List<Work<Boolean>> parts = new ArrayList<>();
            for (int part = 0; part < 4; part++) {
                parts.add(() -> {
                    met.countDown();
                    try {
                        return met.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException();
                    }
                });
            }
            return beside.all(parts).stream().allMatch(Boolean::booleanValue);
        });
        assertThat(all, is(List.of(true)));
    }

    @Test
    void aFaultOfAPartIsThatOfTheWhole() {
        IllegalArgumentException fault = new IllegalArgumentException();
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> run(
                        4,
                        4,
                        List.of(1),
                        (item, beside) -> beside.all(List.of(leaf(1), () -> {
                            throw fault;
                        }))));
        assertThat(thrown.getCause(), is(sameInstance(fault)));
    }
}
