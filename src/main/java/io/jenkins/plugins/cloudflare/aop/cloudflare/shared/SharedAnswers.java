package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What those who use one token at one API know in common. */
final class SharedAnswers {
    /** The id of a name changes only when the zone is taken out of its account and added again. */
    private static final Duration ZONE = Duration.ofMinutes(5);

    /** Enough for many that begin at once; what a person changed meanwhile is seen at the next attempt. */
    private static final Duration SOON_OVER = Duration.ofSeconds(5);

    /** Names that were looked for, most of them hostnames of zones: no reason to keep more. */
    private static final int NAMES = 1000;

    private final Map<Object, Remembered<Optional<Zone>>> zones = new ConcurrentHashMap<>();
    private final Map<ZoneId, OfZone> contents = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile Instant usedAt;

    SharedAnswers(InstantSource clock) {
        this.clock = clock;
        used();
    }

    /**
     * The looks at one zone.
     *
     * @param global whether the shared certificate is presented
     * @param writtenAt when an operation changed something there last, or tried to
     */
    record OfZone(
            AtomicReference<Instant> writtenAt,
            SharedLook<List<HostnameCertificate>> certificates,
            SharedLook<List<Association>> associations,
            SharedLook<ZoneLists> lists,
            SharedLook<Boolean> global,
            Remembered<EncryptionMode> encryptionMode) {}

    void used() {
        usedAt = clock.instant();
    }

    boolean isUnusedSince(Instant instant) {
        return usedAt.isBefore(instant);
    }

    /** @param key name or id */
    Remembered<Optional<Zone>> zone(Object key) {
        if (zones.size() >= NAMES) {
            zones.clear();
        }
        return zones.computeIfAbsent(
                key, any -> new Remembered<>(found -> found.isPresent() ? ZONE : SOON_OVER, clock));
    }

    OfZone of(ZoneId zone) {
        return contents.computeIfAbsent(zone, any -> {
            RequestBudget budget = new RequestBudget();
            return new OfZone(
                    new AtomicReference<>(Instant.MIN),
                    new SharedLook<>(budget, 1, clock),
                    new SharedLook<>(budget, 1, clock),
                    new SharedLook<>(budget, 2, clock),
                    new SharedLook<>(budget, 1, clock),
                    new Remembered<>(mode -> SOON_OVER, clock));
        });
    }
}
