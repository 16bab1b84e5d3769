package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateRemoval;
import io.jenkins.plugins.cloudflare.aop.operation.zone.UnusedCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.Optional;

/** Retires the old certificate after the proof. Returns whether it was deleted. */
final class RotationRetirement implements Operation<Boolean> {
    private final RotationContext context;
    private final CertificateId old;
    private final Backoff polling = Backoff.ofPolling();

    RotationRetirement(RotationContext context, CertificateId old) {
        this.context = context;
        this.old = old;
    }

    @Override
    public Advance<Boolean> advance() throws OperationException, CloudflareException {
        if (!context.parameters().deleteOld()) {
            // From now on it is unused, which aopPruneCertificates counts from.
            UnusedCertificates.observe(
                    context.zone().id(), ZoneContents.read(context.api(), context.zone()), context.operation());
            context.say("retire", "certificate " + old + " stays in the zone; aopPruneCertificates deletes it later");
            return new Advance.Done<>(false);
        }
        CertificateRemoval removal =
                new CertificateRemoval(context.zone(), old, context.api(), context.operation(), context.entry());
        try {
            Optional<String> pending = removal.advance();
            if (pending.isPresent()) {
                return polling.waitFor(pending.get());
            }
        } catch (OperationException e) {
            // The rotation itself is done and proved; a certificate too many is no reason to fail.
            context.entry().warning(e.getMessage());
            context.say("retire", e.getMessage());
            return new Advance.Done<>(false);
        }
        context.say("retire", "certificate " + old + " was deleted");
        return new Advance.Done<>(true);
    }
}
