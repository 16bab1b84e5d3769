package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateRemoval;
import io.jenkins.plugins.cloudflare.aop.operation.zone.UnusedCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.Optional;

/**
 * Retires the old certificate, reads the zone again, and names what others have changed since the switch. The
 * rotation itself is done and proved: an old certificate that cannot be retired is a warning, and no reason to fail.
 * Returns whether it was deleted.
 */
final class RotationRetirement implements Operation<Boolean> {
    /** What is not gone by then is left to aopPruneCertificates. */
    private static final Duration BEFORE_DEADLINE = Duration.ofSeconds(15);

    private final RotationContext context;
    private final String id;
    private final RotationState rotation;
    private final CertificateId old;
    private final Backoff polling = Backoff.ofPolling();
    private boolean deleted;
    /** What the zone held when it was read in this advance, null when it was not. */
    private ZoneContents seen;

    RotationRetirement(RotationInProgress rotation) {
        this.context = rotation.context();
        this.id = rotation.id();
        this.rotation = rotation.state();
        this.old = this.rotation.oldCertificate();
    }

    @Override
    public Advance<Boolean> advance() throws OperationException, CloudflareException {
        if (!context.parameters().deleteOld()) {
            return end("certificate " + old + " stays in the zone; aopPruneCertificates deletes it later");
        }
        seen = null;
        Optional<String> pending;
        try {
            pending = new CertificateRemoval(
                            context.zone(),
                            old,
                            id,
                            contents -> seen = contents,
                            context.api(),
                            context.operation(),
                            context.entry())
                    .advance();
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException e) {
            if (e.isTransient() && !timeIsUp()) {
                throw e;
            }
            return stays(e.getMessage());
        } catch (OperationException e) {
            return stays(e.getMessage());
        }
        if (pending.isEmpty()) {
            deleted = true;
            return end("certificate " + old + " was deleted");
        }
        return timeIsUp() ? stays("waiting for " + pending.get()) : polling.waitFor(pending.get());
    }

    private boolean timeIsUp() {
        return !context.now().plus(BEFORE_DEADLINE).isBefore(context.deadline());
    }

    private Advance<Boolean> stays(String why) throws OperationException, CloudflareException {
        String what = "certificate " + old + " is not retired: " + why + "; aopPruneCertificates tries again";
        context.entry().warning(what);
        return end(what);
    }

    /** Only what is read now is said of the hostnames. */
    private Advance<Boolean> end(String what) throws OperationException, CloudflareException {
        boolean known = seen != null && seen.unknown().isEmpty();
        ZoneContents contents = known ? seen : context.contents(rotation);
        // From now on it is unused, which aopPruneCertificates counts from.
        UnusedCertificates.observe(context.zone().id(), contents, context.operation());
        context.say("retire", what);
        new RotationChanges(id, rotation).warnOf(contents, context);
        return new Advance.Done<>(deleted);
    }
}
