package io.jenkins.plugins.cloudflare.aop.step;

import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.ContextResettingExecutorService;

/** The threads on which steps work; none is held by a step that waits. */
final class Workers {
    private static final int AT_ONCE = 32;
    private static final int IDLE_SECONDS = 10;

    private static final ExecutorService POOL =
            new ContextResettingExecutorService(new ImpersonatingExecutorService(pool(), ACL.SYSTEM2));

    private Workers() {}

    static Future<?> submit(Runnable work) {
        return POOL.submit(work);
    }

    private static ThreadPoolExecutor pool() {
        HandOver queue = new HandOver();
        return new ThreadPoolExecutor(
                0,
                AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                new NamingThreadFactory(
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "cloudflare-aop step"),
                (work, all) -> queue.put(work));
    }

    /**
     * Takes work from the pool only where a thread is free for it, so that the pool starts a thread when all are busy and
     * not whenever it has fewer than it may; what comes while as many as may be are busy is kept for the next free one.
     */
    private static final class HandOver extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }
    }
}
