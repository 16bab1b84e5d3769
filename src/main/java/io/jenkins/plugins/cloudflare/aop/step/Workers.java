package io.jenkins.plugins.cloudflare.aop.step;

import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
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
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "cloudflare-aop step"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
