package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Staged;
import io.jenkins.plugins.cloudflare.aop.origin.network.Stop;
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
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Does one piece of work for each of many targets: so many at once, and no more than a few at the same address, whose lane
 * it is. Work may be divided further, within the same limits.
 */
final class AddressLanes {
    /** Targets at one address that are visited at once where each is visited in turn. */
    private static final int IN_TURN = 4;

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
        if (items.isEmpty()) {
            return List.of();
        }
        Stop stop = new Stop();
        ThreadFactory maker = ProbeThreads.factory();
        ExecutorService threads =
                Executors.newFixedThreadPool(limits.atOnce(), worker -> maker.newThread(stop.of(worker)));
        Map<String, AddressLane> lanes = new LinkedHashMap<>();
        Runnable done = counting(progress, items.size());
        try {
            List<FutureTask<R>> tasks = new ArrayList<>();
            for (T item : items) {
                AddressLane lane = lanes.computeIfAbsent(
                        address.apply(item), any -> new AddressLane(threads, limits.atOncePerAddress()));
                FutureTask<R> task = new FutureTask<>(() -> {
                    R result = work.on(item, lane);
                    done.run();
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
            stop.tell();
            threads.shutdownNow();
        }
    }

    /**
     * Visits targets at once and those that need it in turn, when all others have gone: a server that has too many visitors
     * may refuse them as it refuses one without a certificate.
     *
     * @param begin begins with one item, before anything is visited
     * @return what was begun, in the order of the items
     */
    static <T, S extends Staged> List<S> inStages(
            List<T> items, Function<T, String> address, ProbeLimits limits, Progress progress, Work<T, S> begin)
            throws InterruptedException {
        Runnable done = counting(progress, items.size());
        // Their visits keep to the limits by themselves.
        ProbeLimits workers = limits.withWaiting();
        List<S> all = run(items, address, workers, Progress.SILENT, (item, beside) -> {
            S begun = begin.on(item, beside);
            begun.atOnce(beside);
            if (begun.done()) {
                done.run();
            }
            return begun;
        });
        List<Integer> left = IntStream.range(0, all.size())
                .filter(index -> !all.get(index).done())
                .boxed()
                .toList();
        run(
                left,
                index -> address.apply(items.get(index)),
                limits.perAddress(IN_TURN),
                Progress.SILENT,
                (index, any) -> {
                    all.get(index).inTurn();
                    done.run();
                    return index;
                });
        return all;
    }

    /** Tells of one more each time that it is run, one at a time. */
    private static Runnable counting(Progress progress, int all) {
        int[] done = {0};
        return () -> {
            synchronized (done) {
                progress.done(++done[0], all);
            }
        };
    }

    /** The first worker of every address before the second ones. */
    private static void begin(Map<String, AddressLane> lanes, ProbeLimits limits) {
        for (int number = 0; number < limits.atOncePerAddress(); number++) {
            lanes.values().forEach(AddressLane::hire);
        }
    }
}
