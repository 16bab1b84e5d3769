package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationProgress;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationWrite;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Polling;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the hostnames to the new certificate with one request, since a certificate has at most 100 of them; waits until
 * each is active; and proves the origins. Its result is null when the proof passed, else the sentence that says why not.
 */
final class RotationSwitch implements Operation<VerifyResult> {
    private final RotationContext site;
    private final CertificateId old;
    private final RotationState rotation;
    private final CertificateId target;
    private final Instant deadline;
    private final AssociationWrite write;
    private final Polling polling = new Polling();
    private RotationProof proof;

    RotationSwitch(RotationContext site, CertificateId old, RotationState rotation, Instant deadline) {
        this.site = site;
        this.old = old;
        this.rotation = rotation;
        this.target = new CertificateId(rotation.certificateId());
        this.deadline = deadline;
        this.write = site.write("move to certificate " + target + ":", rotation, target);
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (proof == null) {
            Optional<Advance<VerifyResult>> wait = move();
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        return proof.advance(deadline);
    }

    private Optional<Advance<VerifyResult>> move() throws OperationException, CloudflareException {
        Map<String, Association> present = write.read();
        List<HostnameCertificate> held =
                ZoneContents.live(site.api().certificates(site.zone().id()));
        HostnameCertificate certificate = held.stream()
                .filter(one -> one.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        "certificate " + target + " was deleted by somebody else while hostnames moved to it"));
        requireNobodyElse(present);
        site.draft().hostnames(HostnameEntries.of(rotation.hostnames().keySet(), present, held, write::changed));
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
        site.say(
                "switch",
                rotation.hostnames().size() + (rotation.hostnames().size() == 1 ? " hostname has" : " hostnames have")
                        + " certificate " + target + " now: "
                        + ListParameter.some(
                                new ArrayList<>(rotation.hostnames().keySet())));
        String expect = Expectation.of(site.spec().getExpect()).parameter();
        RotationCounterpart transition = RotationCounterpart.from(
                held.stream().filter(one -> one.id().equals(old)).findFirst());
        proof = new RotationProof(
                site, certificate, transition, rotation.hostnames().keySet(), true, expect);
        return Optional.empty();
    }

    private void requireNobodyElse(Map<String, Association> present) throws OperationException {
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
