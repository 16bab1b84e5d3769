package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Polling;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateRemoval;
import io.jenkins.plugins.cloudflare.aop.operation.zone.UnusedCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.Optional;

/** Retires the old certificate after the proof. Returns whether it was deleted. */
final class RotationRetirement implements Operation<Boolean> {
    private final RotationContext site;
    private final CertificateId old;
    private final Polling polling = new Polling();

    RotationRetirement(RotationContext site, CertificateId old) {
        this.site = site;
        this.old = old;
    }

    @Override
    public Advance<Boolean> advance() throws OperationException, CloudflareException {
        if (!Boolean.TRUE.equals(site.spec().getDeleteOld())) {
            // From now on it is unused, which aopPruneCertificates counts from.
            UnusedCertificates.observe(site.zone().id(), ZoneContents.read(site.api(), site.zone()), site.context());
            site.say("retire", "certificate " + old + " stays in the zone; aopPruneCertificates deletes it later");
            return new Advance.Done<>(false);
        }
        CertificateRemoval removal = new CertificateRemoval(site.zone(), old, site.api(), site.context(), site.draft());
        try {
            Optional<String> pending = removal.advance();
            if (pending.isPresent()) {
                return polling.waitFor(pending.get());
            }
        } catch (OperationException e) {
            // The rotation itself is done and proved; a certificate too many is no reason to fail.
            site.draft().warning(e.getMessage());
            site.say("retire", e.getMessage());
            return new Advance.Done<>(false);
        }
        site.say("retire", "certificate " + old + " was deleted");
        return new Advance.Done<>(true);
    }
}
