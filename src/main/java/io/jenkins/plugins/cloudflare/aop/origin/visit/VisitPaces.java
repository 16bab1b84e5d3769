package io.jenkins.plugins.cloudflare.aop.origin.visit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The paces of a probe, one for each address. */
public final class VisitPaces {
    private final Map<String, VisitPace> known = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Consumer<String> slowed;

    public VisitPaces(Duration patience) {
        this(patience, address -> {});
    }

    /** @param slowed is told of an address before the first pause there */
    public VisitPaces(Duration patience, Consumer<String> slowed) {
        this.patience = patience;
        this.slowed = slowed;
    }

    public VisitPace at(String address) {
        return known.computeIfAbsent(address, any -> new VisitPace(patience, () -> slowed.accept(address)));
    }
}
