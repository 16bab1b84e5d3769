package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Does works one after the other in an order that a seed draws, as they may be begun when they are done side by side. */
public final class Shuffled implements SideBySide {
    private final Random random;
    private int depth;

    public Shuffled(long seed) {
        random = new Random(seed);
    }

    @Override
    public <R> List<R> all(List<? extends Work<? extends R>> works) throws InterruptedIOException {
        List<R> results = new ArrayList<>(Collections.nCopies(works.size(), null));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, works.size()).boxed().toList());
        Collections.shuffle(order, random);
        int more = works.size() > 1 ? 1 : 0;
        depth += more;
        for (int index : order) {
            results.set(index, works.get(index).run());
        }
        depth -= more;
        return results;
    }

    /** Whether it does one of several works that could be done at once. */
    public boolean isBusy() {
        return depth > 0;
    }
}
