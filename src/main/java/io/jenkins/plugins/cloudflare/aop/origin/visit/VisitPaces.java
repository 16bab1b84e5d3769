package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The paces of a probe, one for each address. */
public final class VisitPaces {
    private final Map<String, VisitPace> known = new ConcurrentHashMap<>();
    private final Duration patience;
    private final int most;
    private final Semaphore all;
    private final Consumer<String> slowed;

    /** With any number of visits at once. */
    public VisitPaces(Duration patience) {
        this(patience, Integer.MAX_VALUE, Integer.MAX_VALUE, address -> {});
    }

    /** @param slowed is told of an address before the first pause there */
    public VisitPaces(ProbeLimits limits, Consumer<String> slowed) {
        this(limits.patience(), limits.atOncePerAddress(), limits.atOnce(), slowed);
    }

    private VisitPaces(Duration patience, int most, int all, Consumer<String> slowed) {
        this.patience = patience;
        this.most = most;
        this.all = new Semaphore(all);
        this.slowed = slowed;
    }

    public VisitPace at(String address) {
        return known.computeIfAbsent(
                address, any -> new VisitPace(patience, new VisitGate(most), all, () -> slowed.accept(address)));
    }
}
