package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A thread of a running script. One that has branches waits for them, so what stops it has to stop them. */
public final class BranchThread {
    private final Thread thread = Thread.currentThread();
    private final List<BranchThread> branches = new ArrayList<>();
    private Interruption pending;

    /** Takes in the thread of a branch that this one waits for. */
    public synchronized void begin(BranchThread branch) {
        branches.add(branch);
    }

    public synchronized void end(BranchThread branch) {
        branches.remove(branch);
    }

    /** Stops what runs now; the first reason counts until it was thrown. */
    public synchronized void interrupt(Interruption reason) {
        if (!branches.isEmpty()) {
            branches.forEach(branch -> branch.interrupt(reason));
            return;
        }
        if (pending == null) {
            pending = reason;
        }
        thread.interrupt();
    }

    /** Takes back an interruption that came too late to be thrown. Only for the branch's own thread. */
    public synchronized void withdraw(Interruption reason) {
        if (pending == reason) {
            pending = null;
            Thread.interrupted();
        }
    }

    /** The reason of the interruption that was noticed, which is spent by this. Only for the branch's own thread. */
    synchronized Optional<Interruption> take() {
        Thread.interrupted();
        Optional<Interruption> reason = Optional.ofNullable(pending);
        pending = null;
        return reason;
    }
}
