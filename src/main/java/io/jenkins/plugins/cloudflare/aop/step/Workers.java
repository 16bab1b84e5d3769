package io.jenkins.plugins.cloudflare.aop.step;

import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.ContextResettingExecutorService;

/** The threads on which steps work; none is held by a step that waits. */
final class Workers {
    private static final int AT_ONCE = 32;

    private static final ExecutorService POOL =
            new ContextResettingExecutorService(new ImpersonatingExecutorService(pool(), ACL.SYSTEM2));

    private Workers() {}

    static Future<?> submit(Runnable work) {
        return POOL.submit(work);
    }

    private static ExecutorService pool() {
        return new ElasticPool(
                AT_ONCE,
                new NamingThreadFactory(
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "cloudflare-aop step"));
    }
}
