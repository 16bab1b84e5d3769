package io.jenkins.plugins.cloudflare.aop.origin.client;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Does pieces of work that do not depend on each other, side by side as far as the limits allow. */
public interface SideBySide {
    /** One after the other, in order. */
    SideBySide IN_TURN = new SideBySide() {
        @Override
        public <R> List<R> all(List<? extends Work<? extends R>> works) throws InterruptedIOException {
            List<R> results = new ArrayList<>();
            for (Work<? extends R> work : works) {
                results.add(work.run());
            }
            return results;
        }
    };

    /** One piece of work. */
    @FunctionalInterface
    interface Work<R> {
        R run() throws InterruptedIOException;
    }

    /**
     * The results in the order of the works, when all have ended. A work may have others done side by side in turn.
     *
     * @throws InterruptedIOException when this thread, or that of one of them, was interrupted
     */
    <R> List<R> all(List<? extends Work<? extends R>> works) throws InterruptedIOException;
}
