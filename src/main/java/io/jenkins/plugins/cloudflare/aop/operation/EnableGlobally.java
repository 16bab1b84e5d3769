package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Switches the shared certificate of the global level, which per-hostname pulls do not need. */
final class EnableGlobally implements Operation<SwitchResult> {
    static final String NAME = "aopEnableGlobally";

    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final EnableGloballySpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Polling polling = new Polling();
    private AopApi api;
    private Zone zone;
    private Boolean before;
    private boolean accepted;

    EnableGlobally(EnableGloballySpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    @Override
    public Advance<SwitchResult> advance() throws OperationException, CloudflareException {
        boolean wanted = !Boolean.FALSE.equals(spec.getEnabled());
        if (zone == null) {
            api = surroundings.api(spec.getCredentialsId());
            Zone found = ZoneChoice.of(api, spec.getZone(), List.of());
            draft.zone(found);
            zone = found;
        }
        boolean now = api.isGlobalEnabled(zone.id());
        before = before == null ? Boolean.valueOf(now) : before;
        if (now != wanted) {
            return accepted ? polling.waitFor("the setting to show") : change(wanted);
        }
        SwitchResult result = new SwitchResult(before, now);
        draft.phase(new PhaseEntry(
                "global level", EntryDraft.instant(surroundings.clock().instant()), result.toString()));
        surroundings.console().say("Global Authenticated Origin Pulls of zone " + zone.name() + ": " + result);
        return new Advance.Done<>(result);
    }

    private Advance<SwitchResult> change(boolean wanted) throws CloudflareException {
        if (wanted) {
            warn(
                    "Cloudflare's shared certificate is now presented for every hostname of the zone that has none of its"
                            + " own; an origin that asks for a certificate without requiring it refuses those it does not trust");
        } else {
            warn("an origin that requires Cloudflare's shared certificate refuses Cloudflare from now on");
        }
        Optional<ZoneWrites.Turn> turn = surroundings.writes().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        String what = "switch the global level " + (wanted ? "on" : "off");
        try (ZoneWrites.Turn ignored = turn.get()) {
            Written<Boolean> written = api.enableGlobally(zone.id(), wanted);
            draft.write(what, surroundings.clock().instant(), written.ray());
            accepted = true;
            return new Advance.Wait<>(Duration.ZERO, "the setting to show");
        } catch (CloudflareException e) {
            draft.write(what, surroundings.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private void warn(String warning) {
        draft.warn(warning, surroundings.console());
    }
}
