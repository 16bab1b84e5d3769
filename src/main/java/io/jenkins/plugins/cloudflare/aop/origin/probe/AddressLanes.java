package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Does one piece of work for each of many targets: so many at once, and no more than a few at the same address, whose lane
 * it is. Work may be divided further, within the same limits.
 */
final class AddressLanes {
    private AddressLanes() {}

    /** What is done for one item. */
    interface Work<T, R> {
        /** @param beside has parts of it done side by side, at the address of the item */
        R on(T item, SideBySide beside) throws InterruptedIOException;
    }

    /**
     * The results in the order of the items.
     *
     * @throws InterruptedException at once when this thread is interrupted; the work is interrupted then, too
     */
    static <T, R> List<R> run(
            List<T> items, Function<T, String> address, ProbeLimits limits, Progress progress, Work<T, R> work)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(limits.atOnce(), ProbeThread::new);
        Map<String, AddressLane> lanes = new LinkedHashMap<>();
        Object telling = new Object();
        int[] done = {0};
        try {
            List<FutureTask<R>> tasks = new ArrayList<>();
            for (T item : items) {
                AddressLane lane = lanes.computeIfAbsent(
                        address.apply(item), any -> new AddressLane(threads, limits.atOncePerAddress()));
                FutureTask<R> task = new FutureTask<>(() -> {
                    R result = work.on(item, lane);
                    synchronized (telling) {
                        progress.done(++done[0], items.size());
                    }
                    return result;
                });
                tasks.add(task);
                lane.add(task);
            }
            begin(lanes, limits);
            List<R> results = new ArrayList<>();
            for (Future<R> task : tasks) {
                results.add(task.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit failed for a reason of its own", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The first worker of every address before the second ones. */
    private static void begin(Map<String, AddressLane> lanes, ProbeLimits limits) {
        for (int number = 0; number < limits.atOncePerAddress(); number++) {
            lanes.values().forEach(AddressLane::hire);
        }
    }
}
