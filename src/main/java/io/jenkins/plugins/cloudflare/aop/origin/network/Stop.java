package io.jenkins.plugins.cloudflare.aop.origin.network;

/**
 * Whether work is to end, told to all its threads; who was told once stays so. On an agent a visit needs classes that are
 * still on the controller, and fetching one swallows an interrupt without setting it again
 * (hudson.remoting.RemoteClassLoader).
 */
public final class Stop {
    private static final ThreadLocal<Stop> CURRENT = new ThreadLocal<>();

    private volatile boolean told;

    /** Tells all threads that do this work. */
    public void tell() {
        told = true;
    }

    /** The same work, as a part of that which this stops. */
    public Runnable of(Runnable work) {
        return () -> {
            CURRENT.set(this);
            try {
                work.run();
            } finally {
                CURRENT.remove();
            }
        };
    }

    /** Whether the work of this thread is to end. */
    public static boolean told() {
        Stop current = CURRENT.get();
        return current != null && current.told || Thread.currentThread().isInterrupted();
    }
}
