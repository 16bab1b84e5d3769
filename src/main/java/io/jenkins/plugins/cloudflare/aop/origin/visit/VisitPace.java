package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows a probe down at an address that takes no more connections for a while: all who visit the address pause together,
 * and after each pause half as many as before visit it at once. All pauses together take no longer than the limits say.
 */
public final class VisitPace {
    /** Long enough that a limit by the second is over; those by the minute take the later ones. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    private static final Duration LONGEST = Duration.ofSeconds(24);

    private Duration left;
    private Duration next = FIRST;
    private Duration last;
    private Duration best;
    private double most;
    private final AtomicInteger passed = new AtomicInteger();
    /** Held through a pause: whoever comes meanwhile waits as well. */
    private final ReentrantLock pausing = new ReentrantLock();

    private long ended = System.nanoTime();

    private final VisitGate gate;
    private final Semaphore all;
    private final Runnable slowed;

    /** @param all has a permit for each visit at whatever address */
    VisitPace(Duration patience, VisitGate gate, Semaphore all, Runnable slowed) {
        left = patience;
        this.gate = gate;
        this.all = all;
        this.slowed = slowed;
    }

    /**
     * Whether a visit looks like one that was turned away whoever came: it was hung up on, or not answered, before
     * ServerHello, or told that the server is busy. Before ServerHello nothing is a refusal of a certificate.
     */
    public static boolean turnedAway(Visit visit) {
        boolean early = visit.phase().compareTo(Phase.HANDSHAKE) < 0;
        boolean gone = visit.ending() == Ending.CLOSED
                || visit.ending() == Ending.RESET
                || visit.ending() == Ending.NOT_CONNECTED;
        return early && gone || visit.ending() == Ending.TIMED_OUT || DetourVisit.busy(visit.status());
    }

    /** Waits until the address takes one more visit; {@link #leave} ends it. */
    public void enter() throws InterruptedIOException {
        try {
            gate.enter();
            try {
                all.acquire();
            } catch (InterruptedException e) {
                gate.leave();
                throw e;
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    public void leave() {
        all.release();
        gate.leave();
    }

    /** What becomes of a visit that was turned away. */
    public enum Turn {
        /** It may be made again. */
        AGAIN,
        /** It is clear what it means. */
        CLEAR,
        /** There is no time left to wait. */
        OVER
    }

    /** A look while nobody else visits the address. */
    @FunctionalInterface
    public interface Look {
        /** Whether it shows what a visit means that was turned away; not when everybody is. */
        boolean clear() throws InterruptedIOException;
    }

    /**
     * Finds out whether a server that has turned a visit away means that visit or has too many of them, and waits then. One
     * does for all who come meanwhile.
     *
     * @param since when the visit began, as {@link System#nanoTime}; if somebody has waited since then, it is tried again
     */
    public Turn turnedAway(long since, Look look) throws InterruptedIOException {
        return holding(() -> {
            if (ended - since > 0) {
                return Turn.AGAIN;
            }
            if (alone(look)) {
                return Turn.CLEAR;
            }
            return pauseUnlessAnotherHas(since) ? Turn.AGAIN : Turn.OVER;
        });
    }

    @FunctionalInterface
    private interface Held<R> {
        R run() throws InterruptedException, InterruptedIOException;
    }

    private <R> R holding(Held<R> held) throws InterruptedIOException {
        try {
            pausing.lockInterruptibly();
            try {
                return held.run();
            } finally {
                pausing.unlock();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private boolean alone(Look look) throws InterruptedIOException, InterruptedException {
        gate.close();
        try {
            return look.clear();
        } finally {
            gate.open();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("pause interrupted");
    }

    /** A visit was not turned away. */
    public void passed() {
        passed.incrementAndGet();
    }

    /** Longer as long as that lets more visits through in the same time, or none yet. */
    private void adjust() {
        int through = passed.getAndSet(0);
        if (last != null) {
            double rate = through * 1000.0 / Math.max(1, last.toMillis());
            if (through == 0 || rate > most) {
                best = rate > most ? last : best;
                most = Math.max(most, rate);
                Duration twice = last.multipliedBy(2);
                next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
            } else {
                next = best;
            }
        }
    }

    /**
     * Waits, at first longer each time.
     *
     * @param since when the visit began that was turned away, as {@link System#nanoTime}; if somebody has waited since
     *     then, it is tried again at once
     * @return false when there is no time left to wait
     */
    public boolean pause(long since) throws InterruptedIOException {
        return holding(() -> pauseUnlessAnotherHas(since));
    }

    private boolean pauseUnlessAnotherHas(long since) throws InterruptedException {
        if (ended - since > 0) {
            return true;
        }
        if (left.isZero()) {
            return false;
        }
        adjust();
        Duration pause = next.compareTo(left) < 0 ? next : left;
        left = left.minus(pause);
        if (last == null) {
            slowed.run();
        }
        last = pause;
        gate.halve();
        Thread.sleep(pause.toMillis());
        ended = System.nanoTime();
        return true;
    }
}
