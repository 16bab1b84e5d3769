package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does one piece of work for each of many targets: so many at once, and no more than a few at the same address. Each
 * address has a queue and a few lanes that empty it; a lane occupies a thread only while it has work.
 */
final class PerAddressExecutor {
    private PerAddressExecutor() {}

    /** What is done for one item. */
    interface Work<T, R> {
        R on(T item) throws InterruptedIOException;
    }

    /**
     * The results in the order of the items.
     *
     * @throws InterruptedException at once when this thread is interrupted; the work is interrupted then, too
     */
    static <T, R> List<R> run(
            List<T> items, Function<T, String> address, ProbeLimits limits, Progress progress, Work<T, R> work)
            throws InterruptedException {
        List<R> results = new ArrayList<>(Collections.nCopies(items.size(), null));
        int[] done = {0};
        ExecutorService threads = Executors.newFixedThreadPool(limits.atOnce(), LaneThread::new);
        try {
            List<Future<?>> lanes = new ArrayList<>();
            for (Queue<Integer> queue : lanes(items, address, limits)) {
                lanes.add(threads.submit(() -> {
                    for (Integer index = queue.poll(); index != null; index = queue.poll()) {
                        R result = work.on(items.get(index));
                        synchronized (results) {
                            results.set(index, result);
                            progress.done(++done[0], items.size());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit failed for a reason of its own", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /** For each lane the queue it works on, the first lanes of all addresses before the second ones. */
    private static <T> List<Queue<Integer>> lanes(List<T> items, Function<T, String> address, ProbeLimits limits) {
        Map<String, Queue<Integer>> queues = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            queues.computeIfAbsent(address.apply(items.get(i)), any -> new ConcurrentLinkedQueue<>())
                    .add(i);
        }
        List<Queue<Integer>> lanes = new ArrayList<>();
        for (int lane = 0; lane < limits.atOncePerAddress(); lane++) {
            for (Queue<Integer> queue : queues.values()) {
                if (lane < queue.size()) {
                    lanes.add(queue);
                }
            }
        }
        return lanes;
    }
}
