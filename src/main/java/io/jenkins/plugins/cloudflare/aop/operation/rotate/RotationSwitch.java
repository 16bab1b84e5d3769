package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationProgress;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationWrite;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the hostnames to the new certificate with one request, since a certificate has at most 100 of them; waits until
 * each is active; and proves the origins. Its result is null when the proof passed, else the sentence that says why not.
 */
final class RotationSwitch implements Operation<VerifyResult> {
    private final RotationContext context;
    private final CertificateId old;
    private final RotationState rotation;
    private final CertificateId target;
    private final AssociationWrite write;
    private final Backoff polling = Backoff.ofPolling();
    private RotationProof proof;

    RotationSwitch(RotationContext context, CertificateId old, RotationState rotation) {
        this.context = context;
        this.old = old;
        this.rotation = rotation;
        this.target = new CertificateId(rotation.certificateId());
        this.write = context.write("move to certificate " + target + ":", rotation, target);
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

    private Optional<Advance<VerifyResult>> move() throws OperationException, CloudflareException {
        Map<String, Association> present = write.read();
        List<HostnameCertificate> held =
                ZoneContents.live(context.api().certificates(context.zone().id()));
        HostnameCertificate certificate = held.stream()
                .filter(one -> one.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        "certificate " + target + " was deleted by somebody else while hostnames moved to it"));
        requireNoOtherChange(present);
        context.entry().hostnames(HostnameEntries.of(rotation.hostnames().keySet(), present, held, write::changed));
        List<String> missing = write.missing(present);
        if (!missing.isEmpty()) {
            return Optional.of(write.send(missing, present));
        }
        Optional<String> pending =
                AssociationProgress.pending(rotation.hostnames().keySet(), present, certificate);
        if (pending.isPresent()) {
            return Optional.of(polling.waitFor(pending.get()));
        }
        // Pointers were written ahead by whoever sent the change, perhaps an earlier run.
        write.confirm();
        context.say(
                "switch",
                rotation.hostnames().size() + (rotation.hostnames().size() == 1 ? " hostname has" : " hostnames have")
                        + " certificate " + target + " now: "
                        + ListParameter.some(
                                new ArrayList<>(rotation.hostnames().keySet())));
        RotationCounterpart counterpart = RotationCounterpart.from(
                held.stream().filter(one -> one.id().equals(old)).findFirst());
        proof = new RotationProof(
                context,
                context.parameters()
                        .verification()
                        .forProof(
                                rotation.hostnames().keySet(),
                                context.parameters().verification().expectation(),
                                true,
                                Duration.between(context.now(), context.deadline())),
                PresentedCertificate.known(context.operation(), certificate, counterpart));
        return Optional.empty();
    }

    private void requireNoOtherChange(Map<String, Association> present) throws OperationException {
        for (String hostname : rotation.hostnames().keySet()) {
            Association now = present.get(hostname);
            if (now == null || now.enabled() == null) {
                throw new OperationException("the association of hostname " + hostname
                        + " was removed by somebody else during the rotation");
            }
            if (!target.equals(now.certificateId()) && !old.equals(now.certificateId())) {
                throw new OperationException("hostname " + hostname + " was pointed to certificate "
                        + now.certificateId() + " by somebody else during the rotation from " + old + " to " + target);
            }
        }
    }
}
