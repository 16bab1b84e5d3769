package io.jenkins.plugins.cloudflare.aop.origin.visit;

/** Lets so many visits to an address at once. */
final class VisitGate {
    private int allowed;
    private int inside;
    /** The greatest number that were let in at once since the last change. */
    private int peak;
    /** Who is there alone, and may come again; null for nobody. */
    private Thread alone;

    /** @param allowed at first */
    VisitGate(int allowed) {
        this.allowed = allowed;
    }

    /** Waits until there is room. */
    synchronized void enter() throws InterruptedException {
        while (isFull()) {
            wait();
        }
        inside++;
        peak = Math.max(peak, inside);
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    private boolean isFull() {
        return alone == null ? inside >= allowed : alone != Thread.currentThread();
    }

    /** From now on half as many as came at once so far, and one at least. */
    synchronized void halve() {
        allowed = Math.max(1, Math.min(allowed, peak) / 2);
        peak = 0;
    }

    /** Waits until nobody is inside, and keeps others out until {@link #open}. */
    synchronized void close() throws InterruptedException {
        while (alone != null) {
            wait();
        }
        alone = Thread.currentThread();
        try {
            while (inside > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            open();
            throw e;
        }
    }

    synchronized void open() {
        alone = null;
        notifyAll();
    }
}
