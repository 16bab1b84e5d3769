package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A verification within a rotation, whose verdicts join those that the rotation's record has. */
final class RotationProof {
    private final RotationContext site;
    private final HostnameCertificate certificate;
    private final RotationCounterpart transition;
    private final Collection<String> hostnames;
    private final boolean withOurs;
    private final String expect;
    private EntryBuilder draft;
    private VerifyOrigin verification;

    /**
     * @param certificate the one whose acceptance is asked for
     * @param transition the other certificate of the rotation
     * @param withOurs false when no certificate that the step names belongs to it
     * @param expect as in {@code aopVerifyOrigin}
     */
    RotationProof(
            RotationContext site,
            HostnameCertificate certificate,
            RotationCounterpart transition,
            Collection<String> hostnames,
            boolean withOurs,
            String expect) {
        this.site = site;
        this.certificate = certificate;
        this.transition = transition;
        this.hostnames = hostnames;
        this.withOurs = withOurs;
        this.expect = expect;
    }

    /** @param until when repeated looks end; counts only when the step said how long to wait */
    Advance<VerifyResult> advance(Instant until) throws OperationException, CloudflareException, InterruptedException {
        if (verification == null) {
            Instant now = site.now();
            Integer seconds = site.spec().getWaitSeconds() == null
                    ? null
                    : (int) Math.max(0, Duration.between(now, until).toSeconds());
            draft = new EntryBuilder();
            verification = new VerifyOrigin(
                    new ProofSpec(site.spec(), site.zone().id().value(), hostnames, withOurs, expect, seconds),
                    site.context(),
                    draft,
                    now,
                    PresentedCertificate.known(site.context(), certificate, transition));
        }
        Advance<VerifyResult> advance = verification.advance();
        if (advance instanceof Advance.Done<VerifyResult>) {
            List<VerdictEntry> all = new ArrayList<>(site.draft().verdicts());
            all.addAll(draft.verdicts());
            site.draft().verdicts(all);
            verification = null;
        }
        return advance;
    }
}
