package io.jenkins.plugins.cloudflare.aop.origin.probe;

import java.util.concurrent.ThreadFactory;

/**
 * The threads of visits: virtual ones where a virtual thread that waits for a monitor takes none of the system's (JEP 491,
 * Java 24), so that there are as many threads as processors whatever the number of connections; else one of the system's
 * for each connection.
 */
final class ProbeThreads {
    private static final String NAME = "cloudflare-aop origin probe";
    private static final int NEVER_PINNED = 24;

    private ProbeThreads() {}

    static ThreadFactory factory() {
        if (Runtime.version().feature() >= NEVER_PINNED) {
            try {
                return virtual();
            } catch (ReflectiveOperationException e) {
                // A Java without them: any number of the others does the same.
            }
        }
        return work -> {
            Thread thread = new Thread(work, NAME);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code Thread.ofVirtual().name(NAME).factory()}, which the oldest Java that this runs on lacks. */
    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Class<?> builders = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Object named = builders.getMethod("name", String.class).invoke(builder, NAME);
        return (ThreadFactory) builders.getMethod("factory").invoke(named);
    }
}
