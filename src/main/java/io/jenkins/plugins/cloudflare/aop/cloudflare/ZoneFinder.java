package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the zone that a hostname belongs to: the longest suffix of it that is a zone. Remembers nothing. */
public final class ZoneFinder {
    private final AopApi api;

    public ZoneFinder(AopApi api) {
        this.api = api;
    }

    /**
     * Asks for the hostname itself, then for each parent down to two labels.
     *
     * @throws CloudflareException.NotFound when the token sees none of them
     * @throws IllegalArgumentException with one sentence when this is not a hostname
     */
    public Zone zoneOf(String hostname) throws CloudflareException {
        List<String> candidates = candidates(new DnsName(hostname).value());
        for (String candidate : candidates) {
            Optional<Zone> zone = api.zoneNamed(candidate);
            if (zone.isPresent()) {
                return zone.get();
            }
        }
        throw new CloudflareException.NotFound(
                "the API token sees no zone for " + hostname + " (tried " + String.join(", ", candidates)
                        + "): give it the permission " + ApiAction.FIND_ZONE.permission()
                        + " for the zone, or give the zone's id",
                0,
                0,
                null);
    }

    private static List<String> candidates(String hostname) {
        List<String> candidates = new ArrayList<>();
        String name = hostname.startsWith("*.") ? hostname.substring(2) : hostname;
        while (name.indexOf('.') > 0) {
            candidates.add(name);
            name = name.substring(name.indexOf('.') + 1);
        }
        return candidates;
    }
}
