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
 * address has a queue and a few workers that empty it; a worker occupies a thread only while there is work.
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
        ExecutorService threads = Executors.newFixedThreadPool(limits.atOnce(), ProbeThread::new);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (Queue<Integer> queue : queues(items, address, limits)) {
                workers.add(threads.submit(() -> {
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
            for (Future<?> worker : workers) {
                worker.get();
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

    /** For each worker the queue it empties, the first workers of all addresses before the second ones. */
    private static <T> List<Queue<Integer>> queues(List<T> items, Function<T, String> address, ProbeLimits limits) {
        Map<String, Queue<Integer>> queues = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            queues.computeIfAbsent(address.apply(items.get(i)), any -> new ConcurrentLinkedQueue<>())
                    .add(i);
        }
        List<Queue<Integer>> workers = new ArrayList<>();
        for (int number = 0; number < limits.atOncePerAddress(); number++) {
            for (Queue<Integer> queue : queues.values()) {
                if (number < queue.size()) {
                    workers.add(queue);
                }
            }
        }
        return workers;
    }

    /**
     * A thread that stays interrupted once it was. On an agent a visit needs classes that are still on the controller,
     * and fetching one swallows an interrupt without setting it again (hudson.remoting.RemoteClassLoader).
     */
    static final class ProbeThread extends Thread {
        private volatile boolean told;

        ProbeThread(Runnable worker) {
            super(worker, "cloudflare-aop origin probe");
            setDaemon(true);
        }

        @Override
        public void interrupt() {
            told = true;
            super.interrupt();
        }

        @Override
        public boolean isInterrupted() {
            return told || super.isInterrupted();
        }
    }
}
