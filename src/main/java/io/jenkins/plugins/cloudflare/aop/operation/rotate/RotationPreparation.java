package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.HostnameLimit;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.GivenLeaf;
import io.jenkins.plugins.cloudflare.aop.operation.upload.IssuedLeaf;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafDeployment;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything of a rotation that leaves the hostnames alone: what is replaced and whether it is time, the new certificate
 * until it is active, and the question whether the origins accept it. Ends by writing ahead that the switch begins.
 */
final class RotationPreparation implements Operation<RotationPreparation.Outcome> {
    /**
     * @param old the certificate in use
     * @param begun false when nothing is to be done
     * @param reason why nothing is to be done, null otherwise
     */
    record Outcome(CertificateId old, boolean begun, String reason) {}

    private final RotationContext context;
    private final RotateParameters parameters;
    private final LeafSource source;
    private RotationPlan plan;
    private ReplacementLeaf leaf;
    private LeafDeployment deployment;
    private RotationProof acceptance;

    RotationPreparation(RotationContext context) {
        this.context = context;
        this.parameters = context.parameters();
        this.source = parameters.source();
    }

    @Override
    public Advance<Outcome> advance() throws OperationException, CloudflareException, InterruptedException {
        ZoneContents contents = ZoneContents.read(context.api(), context.zone());
        RotationPlan current = RotationPlan.of(context.zone(), parameters, contents);
        if (plan != null && !plan.equals(current)) {
            throw new OperationException("somebody else changed which hostnames use certificate " + plan.old()
                    + " while the rotation was prepared; nothing was switched, run it again");
        }
        if (plan == null) {
            if (current.hostnames().isEmpty()) {
                return nothing(
                        current.old(), "certificate " + current.old() + " is used by no hostname that is to move");
            }
            Optional<String> early = whyNot(current, contents);
            if (early.isPresent()) {
                return nothing(current.old(), early.get());
            }
            if (parameters.hostnames().isEmpty()) {
                context.requireProvable(current.hostnames().keySet());
            }
            plan = current;
            leaf = new ReplacementLeaf(source, plan.old(), plan.hostnames().keySet());
            deployment = new LeafDeployment(context.zone(), leaf, context.api(), context.operation(), context.entry());
        }
        leaf.observe(contents.associations());
        Advance<UploadResult> upload = deployment.advance(contents.certificates());
        if (upload instanceof Advance.Wait<UploadResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        UploadResult uploaded = ((Advance.Done<UploadResult>) upload).result();
        HostnameCertificate certificate =
                contents.live(new CertificateId(uploaded.getId())).orElseThrow();
        return accepted(certificate, RotationCounterpart.from(contents.live(plan.old())), uploaded);
    }

    private Advance<Outcome> accepted(
            HostnameCertificate certificate, RotationCounterpart counterpart, UploadResult uploaded)
            throws OperationException, CloudflareException, InterruptedException {
        if (acceptance == null) {
            context.say(
                    "upload",
                    "certificate " + certificate.id() + (uploaded.isReused() ? " is there already" : " was uploaded")
                            + " and is active; valid until " + uploaded.getExpiresOn());
            acceptance = new RotationProof(
                    context,
                    parameters
                            .verification()
                            .forProof(
                                    plan.hostnames().keySet(),
                                    Expectation.ACCEPTING,
                                    true,
                                    Duration.between(context.now(), context.deadline())),
                    PresentedCertificate.known(context.operation(), certificate, counterpart));
        }
        Advance<VerifyResult> advance = acceptance.advance();
        if (advance instanceof Advance.Wait<VerifyResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        String failure = ((Advance.Done<VerifyResult>) advance).result().failure();
        if (failure != null) {
            throw new OperationException(ListParameter.joined(
                    "the origin does not accept the new certificate yet, so nothing was switched",
                    failure,
                    "Certificate " + certificate.id() + " stays in the zone for the next attempt"));
        }
        context.say("accept", "every origin accepts certificate " + certificate.id());
        context.journal(
                plan.old(),
                new RotationState(
                        certificate.id().value(),
                        plan.hostnames(),
                        RotationState.Stage.SWITCHING,
                        null,
                        context.operation().recorder().build(),
                        context.now().toString()));
        return new Advance.Done<>(new Outcome(plan.old(), true, null));
    }

    /** Why it is not time yet; empty when it is. */
    private Optional<String> whyNot(RotationPlan found, ZoneContents contents) throws OperationException {
        Optional<HostnameCertificate> old = contents.live(found.old());
        Instant end = old.map(CertificateEntries::end).orElse(null);
        boolean due = end == null || !end.isAfter(context.now().plus(parameters.renewBefore()));
        if (!due && !parameters.force()) {
            return Optional.of("certificate " + found.old() + " has " + CertificateEntries.daysLeft(end, context.now())
                    + " days left, more than renewBeforeDays ("
                    + parameters.renewBefore().toDays() + ")");
        }
        if (source instanceof IssuedLeaf issued
                && !parameters.force()
                && old.flatMap(HostnameCertificate::leaf)
                        .filter(issued::endsWithIssuer)
                        .isPresent()) {
            throw new OperationException(
                    "certificate " + found.old() + " has " + CertificateEntries.daysLeft(end, context.now())
                            + " days left and the CA of credential '"
                            + parameters.credential()
                            + "' issues none that lasts longer; renew the CA, let the origin trust both, and store the new one");
        }
        if (source instanceof GivenLeaf same) {
            if (old.isPresent() && same.adopt(List.of(old.get())).isPresent()) {
                throw new OperationException("certificate " + found.old() + " is to be replaced, and the credential '"
                        + parameters.credential()
                        + "' holds the very same one; store the renewed certificate in it");
            }
            Optional<HostnameCertificate> held = same.adopt(contents.live());
            if (held.isPresent()
                    && !HostnameLimit.isFor(
                            found.hostnames().keySet(), held.get().id(), contents.associations())) {
                throw new OperationException("certificate " + held.get().id() + " is used by other hostnames and cannot"
                        + " take " + found.hostnames().size() + " more; nothing was changed. Rotate to another one");
            }
        }
        return Optional.empty();
    }

    private static Advance<Outcome> nothing(CertificateId old, String reason) {
        return new Advance.Done<>(new Outcome(old, false, reason));
    }
}
