package io.jenkins.plugins.cloudflare.aop.run;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ForwardingAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.config.ZoneProfile;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API for a step that names no token: each zone with the token of its profile, if the job may use that, and zones
 * without a profile with the default token. By whatever name or id a job asks for a zone, its profile counts.
 */
final class ProfiledAopApi extends ForwardingAopApi {
    private final List<ZoneProfile> profiles;
    private final Opener opener;
    private final AopApi others;
    private final String job;
    private final Map<ZoneProfile, AopApi> opened = new HashMap<>();
    private final Map<ZoneId, AopApi> known = new HashMap<>();
    private AopApi last;

    /** Opens the API with the token of a profile. */
    @FunctionalInterface
    interface Opener {
        AopApi open(ZoneProfile profile) throws OperationException;
    }

    /**
     * @param others with the default token; null when there is none
     * @param job full name
     */
    ProfiledAopApi(List<ZoneProfile> profiles, Opener opener, AopApi others, String job) {
        this.profiles = profiles;
        this.opener = opener;
        this.others = others;
        this.job = job;
    }

    @Override
    public synchronized Optional<Zone> zoneNamed(String name) throws CloudflareException {
        List<ZoneProfile> ofZone =
                profiles.stream().filter(profile -> profile.isOf(name)).toList();
        if (ofZone.isEmpty() && others == null) {
            // Perhaps a hostname, of which a parent is the zone.
            return Optional.empty();
        }
        AopApi api = ofZone.isEmpty() ? others : allowed(ofZone);
        Optional<Zone> found = api.zoneNamed(name);
        found.ifPresent(zone -> remember(zone.id(), api));
        return found;
    }

    @Override
    public Optional<Zone> zone(ZoneId id) throws CloudflareException {
        return of(id).zone(id);
    }

    @Override
    protected synchronized AopApi of(ZoneId zone) throws CloudflareException {
        AopApi api = known.get(zone);
        if (api == null) {
            List<ZoneProfile> ofZone = withId(zone);
            api = ofZone.isEmpty() ? others : allowed(ofZone);
            if (api == null) {
                throw refusal("no zone profile is for zone id " + zone + ", and there is no default API token");
            }
            remember(zone, api);
        }
        last = api;
        return api;
    }

    /** Accounts have no profiles: the token with which the zone was found, else the default one. */
    @Override
    protected synchronized AopApi of(AccountId account) throws CloudflareException {
        AopApi api = last == null ? others : last;
        if (api == null) {
            throw refusal("an account has no zone profile, and there is no default API token");
        }
        return api;
    }

    private void remember(ZoneId zone, AopApi api) {
        known.put(zone, api);
        last = api;
    }

    /** An id tells no name, so each profile's own token is asked for the id of its zone. */
    private List<ZoneProfile> withId(ZoneId id) throws CloudflareException {
        Map<ZoneProfile, Boolean> matches = new HashMap<>();
        for (ZoneProfile profile : profiles) {
            Optional<Zone> zone = profile.getZone() == null
                    ? Optional.empty()
                    : opened(profile).zoneNamed(profile.getZone());
            matches.put(profile, zone.filter(found -> found.id().equals(id)).isPresent());
        }
        return profiles.stream().filter(matches::get).toList();
    }

    private AopApi allowed(List<ZoneProfile> ofZone) throws CloudflareException {
        Optional<ZoneProfile> mine =
                ofZone.stream().filter(profile -> profile.isFor(job)).findFirst();
        if (mine.isEmpty()) {
            throw refusal(
                    "zone " + ofZone.get(0).getZone() + " has a zone profile, which the job " + job + " may not use");
        }
        return opened(mine.get());
    }

    private AopApi opened(ZoneProfile profile) throws CloudflareException {
        AopApi api = opened.get(profile);
        if (api == null) {
            try {
                api = opener.open(profile);
            } catch (OperationException e) {
                throw new CloudflareException.Rejected(e.getMessage(), 0, 0, null);
            }
            opened.put(profile, api);
        }
        return api;
    }

    private static CloudflareException refusal(String reason) {
        return new CloudflareException.Rejected(
                reason + "; have the job or its folder added to a profile in Manage Jenkins, System, Cloudflare"
                        + " Authenticated Origin Pulls, or name a credentialsId of the job's own",
                0,
                0,
                null);
    }
}
