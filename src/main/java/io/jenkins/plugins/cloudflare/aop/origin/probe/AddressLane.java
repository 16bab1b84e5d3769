package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.client.Awaited;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.network.Stop;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The work at one address, and the workers that do it. What somebody waits for goes before what nobody has begun; whoever
 * waits for parts of his work does those that nobody else has taken himself, so that no worker stands idle for want of
 * another.
 */
final class AddressLane implements SideBySide {
    private final Executor threads;
    private final int most;
    private final Deque<FutureTask<?>> waiting = new ArrayDeque<>();
    private int workers;
    /** Tasks that no worker was hired for; some of them may be done by now. */
    private int added;

    /** @param most workers at once */
    AddressLane(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    synchronized void add(FutureTask<?> task) {
        waiting.addLast(task);
        added++;
    }

    /** One more worker, as long as there are fewer than may be and than there was work for. */
    synchronized void hire() {
        if (workers < most && added > 0) {
            added--;
            workers++;
            threads.execute(this::work);
        }
    }

    /** Until there is nothing to do; who was interrupted begins nothing new. */
    private void work() {
        for (FutureTask<?> task = next(); task != null; task = next()) {
            if (Stop.told()) {
                return;
            }
            task.run();
        }
    }

    private synchronized FutureTask<?> next() {
        FutureTask<?> task = waiting.pollFirst();
        if (task == null) {
            workers--;
        }
        return task;
    }

    @Override
    public <R> List<R> all(List<? extends Work<? extends R>> works) throws InterruptedIOException {
        List<FutureTask<R>> tasks = new ArrayList<>();
        works.forEach(work -> tasks.add(new FutureTask<>(work::run)));
        if (tasks.size() > 1) {
            offer(tasks);
        }
        List<R> results = new ArrayList<>();
        // Does nothing for those that somebody else has begun.
        for (FutureTask<R> task : tasks) {
            if (Stop.told()) {
                throw new InterruptedIOException("interrupted");
            }
            task.run();
        }
        for (FutureTask<R> task : tasks) {
            results.add(Awaited.result(task));
        }
        return results;
    }

    /** The first is for the one who asks. */
    private synchronized void offer(List<? extends FutureTask<?>> tasks) {
        for (int i = tasks.size() - 1; i > 0; i--) {
            waiting.addFirst(tasks.get(i));
        }
        for (int i = 1; i < tasks.size() && workers < most; i++) {
            workers++;
            threads.execute(this::work);
        }
    }
}
