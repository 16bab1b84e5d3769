package io.jenkins.plugins.cloudflare.aop.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.state.HostnameProof;
import io.jenkins.plugins.cloudflare.aop.record.state.KnownHostname;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps the gauges of a registry in step with the hostnames that are known. A gauge that has nothing to say is not there. */
final class OverviewGauges {
    private final MetricRegistry registry;
    private final InstantSource clock;

    /** What each gauge says, by its name; gauges stay while what they say changes. */
    private final Map<String, Supplier<Long>> readings = new ConcurrentHashMap<>();

    OverviewGauges(MetricRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Shows these and no others.
     *
     * @param findings how much needs somebody
     */
    synchronized void show(Collection<KnownHostname> hostnames, Supplier<Long> findings) {
        Map<String, Supplier<Long>> wanted = new TreeMap<>();
        wanted.put(GaugeName.FINDINGS, findings);
        // Cloudflare presents nothing for one that is switched off, and what was found before says nothing any more.
        hostnames.stream().filter(hostname -> !hostname.state().off()).forEach(hostname -> read(hostname, wanted));
        Set<String> gone = new HashSet<>(readings.keySet());
        gone.removeAll(wanted.keySet());
        for (String name : gone) {
            registry.remove(name);
            readings.remove(name);
        }
        wanted.forEach((name, reading) -> {
            if (readings.put(name, reading) == null) {
                registry.register(name, (Gauge<Long>) () -> value(name));
            }
        });
    }

    /** Null for a gauge that is being taken away. */
    private Long value(String name) {
        Supplier<Long> reading = readings.get(name);
        return reading == null ? null : reading.get();
    }

    private void read(KnownHostname hostname, Map<String, Supplier<Long>> wanted) {
        String name = hostname.state().hostname();
        if (hostname.certificate() != null && hostname.certificate().daysLeft(clock.instant()) != null) {
            wanted.put(
                    GaugeName.of(name, "days-left"),
                    () -> Objects.requireNonNull(hostname.certificate().daysLeft(clock.instant())));
        }
        HostnameProof proof = hostname.state().proof();
        if (proof == null) {
            return;
        }
        long verdict =
                switch (proof.tone()) {
                    case GOOD -> 0;
                    case FAIR -> 1;
                    case UNSURE -> 2;
                    case BAD -> 3;
                };
        wanted.put(GaugeName.of(name, "verdict"), () -> verdict);
        Instants.parse(proof.at())
                .ifPresent(at -> wanted.put(
                        GaugeName.of(name, "verdict-age-days"),
                        () -> Math.max(0, Duration.between(at, clock.instant()).toDays())));
    }
}
