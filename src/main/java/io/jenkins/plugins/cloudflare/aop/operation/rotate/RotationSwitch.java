package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationProgress;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationWrite;
import io.jenkins.plugins.cloudflare.aop.operation.associate.UsableCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the hostnames to the new certificate with one request, since a certificate has at most 100 of them; waits until
 * each is active; and proves the origins. Its result is the proof's.
 */
final class RotationSwitch implements Operation<VerifyResult> {
    private final RotationContext context;
    private final String id;
    private final RotationState rotation;
    private final CertificateId target;
    private final AssociationWrite write;
    private final Backoff polling = Backoff.ofPolling();
    private boolean asked;
    private RotationProof acceptance;
    private RotationProof proof;

    /** @param asked whether this run has just asked the origins whether they accept the new certificate */
    RotationSwitch(RotationInProgress rotation, boolean asked) {
        this.asked = asked;
        this.context = rotation.context();
        this.id = rotation.id();
        this.rotation = rotation.state();
        this.target = this.rotation.certificate();
        this.write = context.write("move to certificate " + target + ":", id, this.rotation.hostnames(), target);
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (proof == null) {
            Optional<Advance<VerifyResult>> wait = move();
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        return proof.advance();
    }

    /** An earlier run asked the origins, which may have changed since. */
    private Optional<Advance<VerifyResult>> ask(
            List<String> moving, HostnameCertificate certificate, ZoneContents contents)
            throws OperationException, CloudflareException, InterruptedException {
        if (asked) {
            return Optional.empty();
        }
        if (acceptance == null) {
            acceptance = proof(moving, Expectation.ACCEPTING, certificate, contents);
        }
        Advance<VerifyResult> advance = acceptance.advance();
        if (advance instanceof Advance.Wait<VerifyResult> wait) {
            return Optional.of(wait);
        }
        String failure = ((Advance.Done<VerifyResult>) advance).result().failure();
        if (failure != null) {
            throw new OperationException(ListParameter.joined(
                    "the origin does not accept certificate " + target + " any more, so no other hostname was switched",
                    failure));
        }
        asked = true;
        return Optional.empty();
    }

    private RotationProof proof(
            Collection<String> hostnames,
            Expectation expectation,
            HostnameCertificate certificate,
            ZoneContents contents)
            throws OperationException {
        return RotationProof.of(
                context,
                context.verification(rotation)
                        .forProof(hostnames, expectation, true, Duration.between(context.now(), context.deadline())),
                certificate,
                contents,
                rotation.oldCertificate());
    }

    private Optional<Advance<VerifyResult>> move()
            throws OperationException, CloudflareException, InterruptedException {
        ZoneContents contents = context.contents(rotation);
        Map<String, Association> present = contents.associations();
        HostnameCertificate certificate = contents.live(target)
                .orElseThrow(() -> new OperationException(
                        "certificate " + target + " was deleted by somebody else while hostnames moved to it"));
        requireUsable(certificate);
        requireNoOtherChange(contents);
        context.entry()
                .hostnames(HostnameEntries.of(
                        rotation.hostnames().keySet(), present, contents.certificates(), write::changed));
        List<String> missing = write.missing(present);
        if (!missing.isEmpty()) {
            Optional<String> inactive = write.sent() ? Optional.empty() : UsableCertificate.pending(certificate);
            if (inactive.isPresent()) {
                return Optional.of(polling.waitFor(inactive.get()));
            }
            Optional<Advance<VerifyResult>> question = ask(missing, certificate, contents);
            return question.isPresent() ? question : Optional.of(write.send(missing, present));
        }
        Optional<Advance<VerifyResult>> doubt = write.inDoubt(present);
        if (doubt.isPresent()) {
            return doubt;
        }
        Optional<String> pending =
                AssociationProgress.pending(rotation.hostnames().keySet(), present, certificate);
        if (pending.isPresent()) {
            return Optional.of(polling.waitFor(pending.get()));
        }
        end(contents, certificate);
        return Optional.empty();
    }

    private void requireUsable(HostnameCertificate certificate) throws OperationException {
        Optional<String> fault = UsableCertificate.fault(certificate, context.now());
        if (fault.isPresent()) {
            throw new OperationException("certificate " + target + " " + fault.get());
        }
    }

    private void requireNoOtherChange(ZoneContents contents) throws OperationException {
        Optional<String> change =
                new RotationChanges(id, rotation).in(contents).values().stream().findFirst();
        if (change.isPresent()) {
            throw new OperationException(
                    change.get() + " during the rotation from " + rotation.oldCertificateId() + " to " + target);
        }
    }

    private void end(ZoneContents contents, HostnameCertificate certificate) throws OperationException {
        // Pointers were written ahead by whoever sent the change, perhaps an earlier run.
        write.confirm();
        Map<String, String> times = new LinkedHashMap<>();
        for (String hostname : rotation.hostnames().keySet()) {
            Association association = contents.associations().get(hostname);
            if (association.changedAt() != null) {
                times.put(hostname, association.changedAt().toString());
            }
        }
        context.journal(id, rotation.switchedAt(times));
        context.say(
                "switch",
                rotation.hostnames().size() + (rotation.hostnames().size() == 1 ? " hostname has" : " hostnames have")
                        + " certificate " + target + " now: "
                        + ListParameter.some(
                                new ArrayList<>(rotation.hostnames().keySet())));
        proof = proof(
                rotation.hostnames().keySet(), context.verification(rotation).expectation(), certificate, contents);
    }
}
