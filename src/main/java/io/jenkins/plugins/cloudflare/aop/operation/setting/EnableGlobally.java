package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Switches the shared certificate of the global level, which per-hostname pulls do not need. */
public final class EnableGlobally implements Operation<SwitchResult> {
    private static final String SHOWN = "the setting to show";
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final EnableGloballySpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private final Backoff polling = Backoff.ofPolling();
    private AopApi api;
    private Zone zone;
    private Boolean before;
    private boolean accepted;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<SwitchResult> run(EnableGloballySpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.ENABLE_GLOBALLY, EnableGlobally::new, spec, context, startedAt);
    }

    private EnableGlobally(EnableGloballySpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<SwitchResult> advance() throws OperationException, CloudflareException {
        boolean wanted = !Boolean.FALSE.equals(spec.getEnabled());
        if (zone == null) {
            api = context.api(spec.getCredentialsId());
            Zone found = ZoneLookup.of(api, spec.getZone(), List.of());
            entry.zone(found);
            zone = found;
        }
        Optional<Advance<SwitchResult>> others =
                context.locks().await(zone.id(), this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        Optional<Boolean> look =
                accepted ? api.nextGlobalEnabled(zone.id()) : Optional.of(api.isGlobalEnabled(zone.id()));
        if (look.isEmpty()) {
            return polling.waitFor(SHOWN);
        }
        boolean now = look.get();
        before = before == null ? Boolean.valueOf(now) : before;
        if (now != wanted) {
            return accepted ? polling.waitFor(SHOWN) : change(wanted);
        }
        SwitchResult result = new SwitchResult(before, now);
        entry.phase(new PhaseEntry("global level", IsoTime.of(context.clock().instant()), result.toString()));
        context.console().say("Global Authenticated Origin Pulls of zone " + zone.name() + ": " + result);
        return new Advance.Done<>(result);
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    private Advance<SwitchResult> change(boolean wanted) throws CloudflareException {
        if (wanted) {
            warn(
                    "Cloudflare's shared certificate is now presented for every hostname of the zone that has none of its"
                            + " own; an origin that asks for a certificate without requiring it refuses those it does not trust");
        } else {
            warn("an origin that requires Cloudflare's shared certificate refuses Cloudflare from now on");
        }
        Optional<ZoneLocks.Turn> turn = context.locks().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        String what = "switch the global level " + (wanted ? "on" : "off");
        try (ZoneLocks.Turn ignored = turn.get()) {
            WriteResult<Boolean> written = api.enableGlobally(zone.id(), wanted);
            entry.write(what, context.clock().instant(), written.ray());
            accepted = true;
            return new Advance.Wait<>(Duration.ZERO, SHOWN);
        } catch (CloudflareException e) {
            entry.write(what, context.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private void warn(String warning) {
        entry.warn(warning, context.console());
    }
}
