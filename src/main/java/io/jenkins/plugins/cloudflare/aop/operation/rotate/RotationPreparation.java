package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafDeployment;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNeeds;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        ZoneContents contents = contents();
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
            RotationDue due = new RotationDue(context, current, contents);
            Optional<String> early = due.whyNot();
            if (early.isPresent()) {
                return nothing(current.old(), early.get());
            }
            if (parameters.hostnames().isEmpty()) {
                context.requireProvable(current.hostnames().keySet());
            }
            plan = current;
            leaf = ReplacementLeaf.of(context, plan);
            due.requireLonger(leaf);
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
        return accepted(certificate, contents, uploaded);
    }

    private Advance<Outcome> accepted(HostnameCertificate certificate, ZoneContents contents, UploadResult uploaded)
            throws OperationException, CloudflareException, InterruptedException {
        if (acceptance == null) {
            context.say(
                    "upload",
                    "certificate " + certificate.id() + (uploaded.isReused() ? " is there already" : " was uploaded")
                            + " and is active; valid until " + uploaded.getExpiresOn());
            acceptance = RotationProof.of(
                    context,
                    parameters
                            .verification()
                            .forProof(
                                    plan.hostnames().keySet(),
                                    Expectation.ACCEPTING,
                                    true,
                                    Duration.between(context.now(), context.deadline())),
                    certificate,
                    contents,
                    plan.old());
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
                newId(),
                new RotationState(
                        plan.old().value(),
                        certificate.id().value(),
                        plan.hostnames(),
                        Map.of(),
                        context.terms(),
                        RotationState.Stage.SWITCHING,
                        null,
                        context.operation().recorder().build(),
                        context.now().toString(),
                        context.run()));
        return new Advance.Done<>(new Outcome(plan.old(), true, null));
    }

    /** What the zone holds, where what builds left and what the step names is looked for twice. */
    private ZoneContents contents() throws OperationException, CloudflareException {
        Set<String> expected = CertificateNeeds.expected(
                context.operation().journal().read(context.zone().id()));
        if (!parameters.hostnames().isEmpty()) {
            expected.retainAll(parameters.hostnames());
            expected.addAll(parameters.hostnames());
        }
        if (plan != null) {
            expected.addAll(plan.hostnames().keySet());
        }
        ZoneContents contents = ZoneContents.confirmed(
                context.api(),
                context.zone(),
                expected,
                plan == null ? parameters.oldCertificate().stream().toList() : List.of(plan.old()));
        context.requireKnown(contents, parameters.hostnames().isEmpty() ? contents.unknown() : parameters.hostnames());
        return contents;
    }

    private String newId() {
        byte[] chance = new byte[16];
        context.operation().random().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private static Advance<Outcome> nothing(CertificateId old, String reason) {
        return new Advance.Done<>(new Outcome(old, false, reason));
    }
}
