package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneFinder;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.util.List;

/** Finds the zone that an operation works on: by id, by name, or by the hostnames. */
public final class ZoneLookup {
    private ZoneLookup() {}

    /**
     * @param given the step's zone parameter, may be null
     * @param hostnames hostnames that have to be in the zone, normalised
     * @throws OperationException when there is no such zone or a hostname is outside of it
     */
    public static Zone of(AopApi api, String given, List<String> hostnames)
            throws OperationException, CloudflareException {
        Zone zone = find(api, ListParameter.orNull(given), hostnames);
        for (String hostname : hostnames) {
            if (zone.name() != null && !Hostname.within(hostname, zone.name())) {
                throw new OperationException("hostname " + hostname + " is outside the zone " + zone.name()
                        + "; hostnames of different zones need a step each. A custom hostname of Cloudflare for SaaS"
                        + " presents what its provider's zone presents everywhere: see aopEnableGlobally");
            }
        }
        return zone;
    }

    private static Zone find(AopApi api, String given, List<String> hostnames)
            throws OperationException, CloudflareException {
        if (given == null) {
            if (hostnames.isEmpty()) {
                throw new OperationException(
                        "zone is missing and nothing else tells it; give the zone's name, such as zone: 'example.com'");
            }
            return new ZoneFinder(api).zoneOf(hostnames.get(0));
        }
        if (ZoneId.matches(given)) {
            return byId(api, new ZoneId(given));
        }
        String name = Hostname.of("zone", given);
        return api.zoneNamed(name)
                .orElseThrow(() -> new OperationException("zone " + name + " was not found; check its spelling, and"
                        + " that the API token includes this zone with the permission Zone: Read"));
    }

    private static Zone byId(AopApi api, ZoneId id) throws OperationException, CloudflareException {
        try {
            return api.zone(id)
                    .orElseThrow(() -> new OperationException("zone id " + id
                            + " was not found; copy it from the zone's overview document, or give the zone's name"));
        } catch (CloudflareException.Unauthorized e) {
            // Zone: Read is needed only for names; an id works without it, only unchecked.
            return new Zone(id, null, null);
        }
    }
}
