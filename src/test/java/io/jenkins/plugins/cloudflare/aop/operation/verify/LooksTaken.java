package io.jenkins.plugins.cloudflare.aop.operation.verify;

import java.util.List;
import java.util.function.ToIntFunction;

/** What the memory of a step must hold it to, computed from what a made-up origin has counted. */
final class LooksTaken {
    private LooksTaken() {}

    /**
     * Two clean looks in a row, and so many clean visits at the front door that what was seen there k times in n would
     * have shown again with 99 %.
     */
    static boolean over(List<MadeUpStep.Look> looks) {
        int last = looks.size() - 1;
        int dirty = lastWith(looks, MadeUpStep.Look::entered);
        int front = lastWith(looks, MadeUpStep.Look::strangersIn);
        double share = front == 0
                ? 0
                : (double) looks.get(front).strangersIn() / looks.get(front).strangers();
        int clean = looks.get(last).strangers() - looks.get(front).strangers();
        boolean enough = share == 0 || share >= 1 || clean >= Math.log(0.01) / Math.log(1 - share);
        return dirty == 0 || last - dirty >= 2 && enough;
    }

    /** At the end of which look a counter rose last; 0 when it never did. */
    private static int lastWith(List<MadeUpStep.Look> looks, ToIntFunction<MadeUpStep.Look> counter) {
        int look = looks.size() - 1;
        while (look > 0 && counter.applyAsInt(looks.get(look)) == counter.applyAsInt(looks.get(look - 1))) {
            look--;
        }
        return look;
    }
}
