package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.verify.Verification;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerificationZone;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.List;

/** A verification within a rotation, whose verdicts join those that the rotation's record has. */
final class RotationProof {
    private final RotationContext context;
    private final EntryBuilder entry;
    private final Verification verification;

    /**
     * @param parameters what is proved, made by {@link VerifyParameters#forProof}
     * @param presented the certificate that Cloudflare presents, or is about to
     */
    private RotationProof(RotationContext context, VerifyParameters parameters, PresentedCertificate presented) {
        this.context = context;
        this.entry = new EntryBuilder(context.now());
        this.verification = Verification.in(
                new VerificationZone(context.api(), context.zone()), parameters, presented, context.operation(), entry);
    }

    /**
     * A proof while a certificate is presented in place of the other one of the rotation.
     *
     * @param contents what the zone holds
     * @param other the other certificate, which an origin has to accept as well until the rotation has ended
     */
    static RotationProof of(
            RotationContext context,
            VerifyParameters parameters,
            HostnameCertificate presented,
            ZoneContents contents,
            CertificateId other) {
        RotationCounterpart counterpart = RotationCounterpart.from(contents.live(other));
        return new RotationProof(
                context, parameters, PresentedCertificate.known(context.operation(), presented, counterpart));
    }

    Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        Advance<VerifyResult> advance = verification.advance();
        if (advance instanceof Advance.Done<VerifyResult>) {
            List<VerdictEntry> all = new ArrayList<>(context.entry().verdicts());
            all.addAll(entry.verdicts());
            context.entry().verdicts(all);
        }
        return advance;
    }
}
