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
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rolls a rotation back: every hostname gets the certificate that it had, if that one is safe, and the proof is repeated.
 * Returns a sentence on where things stand. What somebody else has changed meanwhile is left to them.
 */
final class RotationRollback implements Operation<String> {
    private final RotationContext context;
    private final String id;
    private final CertificateId old;
    private final RollbackTarget target;
    private final Backoff polling = Backoff.ofPolling();
    /** Whether the rollback had begun for a reason of its own, which the caller may not know. */
    private final boolean begun;

    private RotationState rotation;
    private AssociationWrite write;
    private Set<String> others = Set.of();
    private String unsafe;
    private RotationProof proof;

    RotationRollback(RotationInProgress rotation) {
        this.context = rotation.context().leniently();
        this.id = rotation.id();
        this.rotation = rotation.state();
        this.old = this.rotation.oldCertificate();
        this.target = new RollbackTarget(context, this.rotation);
        this.begun = this.rotation.stage() == RotationState.Stage.RETURNING;
    }

    @Override
    public Advance<String> advance() throws OperationException, CloudflareException, InterruptedException {
        if (rotation.stage() != RotationState.Stage.RETURNING) {
            rotation = rotation.at(RotationState.Stage.RETURNING, rotation.reason());
            context.journal(id, rotation);
        }
        if (proof == null) {
            Optional<Advance<String>> wait = move();
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        Advance<VerifyResult> proved = proof.advance();
        if (proved instanceof Advance.Wait<VerifyResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        VerifyResult result = ((Advance.Done<VerifyResult>) proved).result();
        List<String> names = new ArrayList<>(write.desired().keySet());
        return end(ListParameter.some(names) + (names.size() == 1 ? " was" : " were") + " rolled back to certificate "
                + old + "; the origin is " + result.getVerdict());
    }

    /** Whether hostnames stay on the new certificate, since the old one is not safe for them. */
    boolean stays() {
        return rotation.stage() == RotationState.Stage.STAYED;
    }

    private Optional<Advance<String>> move() throws OperationException, CloudflareException, InterruptedException {
        ZoneContents contents = context.contents(rotation);
        Map<String, Association> present = contents.associations();
        Map<String, String> changes = new RotationChanges(id, rotation).in(contents);
        // What somebody else has moved back is where it is to be.
        changes.keySet().removeIf(hostname -> isBack(hostname, present));
        others = new LinkedHashSet<>(changes.keySet());
        Map<String, Boolean> back = new LinkedHashMap<>(rotation.hostnames());
        back.keySet().removeAll(others);
        List<String> moving = back.keySet().stream()
                .filter(hostname -> !isBack(hostname, present))
                .toList();
        if (!moving.isEmpty()) {
            Optional<String> fault = target.fault(contents);
            if (fault.isPresent()) {
                unsafe = fault.get();
                back.keySet().removeAll(moving);
            } else {
                Optional<Advance<String>> wait = ready(moving, contents);
                if (wait.isPresent()) {
                    return wait;
                }
                moving.stream().filter(target.refused()::contains).forEach(back::remove);
            }
        }
        return move(back, contents);
    }

    private boolean isBack(String hostname, Map<String, Association> present) {
        Association now = present.get(hostname);
        return now != null
                && old.equals(now.certificateId())
                && rotation.hostnames().get(hostname).equals(now.enabled());
    }

    /** A wait until the old certificate can be judged. */
    private Optional<Advance<String>> ready(List<String> moving, ZoneContents contents)
            throws OperationException, CloudflareException, InterruptedException {
        Optional<String> inactive = UsableCertificate.pending(contents.live(old).orElseThrow());
        return inactive.isPresent() ? Optional.of(polling.waitFor(inactive.get())) : target.ask(moving, contents);
    }

    private Optional<Advance<String>> move(Map<String, Boolean> back, ZoneContents contents)
            throws OperationException, CloudflareException {
        if (write == null || !write.sent() && !write.desired().keySet().equals(back.keySet())) {
            write = context.write("roll back to certificate " + old + ":", id, back, old);
        }
        Map<String, Association> present = contents.associations();
        context.entry()
                .hostnames(HostnameEntries.of(
                        rotation.hostnames().keySet(), present, contents.certificates(), write::changed));
        List<String> missing = new ArrayList<>(write.missing(present));
        missing.removeAll(others);
        if (!missing.isEmpty()) {
            return Optional.of(write.send(missing, present));
        }
        Optional<Advance<String>> doubt = write.inDoubt(present);
        if (doubt.isPresent()) {
            return doubt;
        }
        List<String> names = new ArrayList<>(write.desired().keySet());
        names.removeAll(others);
        if (names.isEmpty()) {
            return Optional.of(end("No hostname was rolled back"));
        }
        Optional<String> pending = AssociationProgress.pending(names, present);
        if (pending.isPresent()) {
            return Optional.of(polling.waitFor(pending.get()));
        }
        if (!others.isEmpty() && names.size() < write.desired().size()) {
            // Changed by others after they were sent: they are not what the journal is to hold against the zone.
            write = context.write("roll back to certificate " + old + ":", id, back, old);
        }
        write.confirm();
        proof = proof(names, contents);
        return Optional.empty();
    }

    private RotationProof proof(List<String> names, ZoneContents contents) throws OperationException {
        HostnameCertificate certificate = contents.certificate(old)
                .orElseThrow(() -> new OperationException("certificate " + old + " is gone although hostnames use it"));
        // From here on this build's verifications are about the old certificate again.
        certificate
                .leaf()
                .ifPresent(leaf -> context.entry()
                        .certificate(CertificateNames.entry(leaf, old.value(), certificate.statusText(), true)));
        context.say("rollback", "back on certificate " + old + ": " + ListParameter.some(names));
        VerifyParameters verification = context.verification(rotation);
        return RotationProof.of(
                context,
                verification.forProof(names, verification.expectation(), target.canAsk(certificate), Duration.ZERO),
                certificate,
                contents,
                rotation.certificate());
    }

    private Advance<String> end(String sentence) throws OperationException {
        RollbackOutcome outcome =
                new RollbackOutcome(rotation, write.desired().keySet(), others, target.refused(), unsafe);
        String all = outcome.sentence(sentence);
        rotation = rotation.at(
                outcome.stays() ? RotationState.Stage.STAYED : RotationState.Stage.RETURNED,
                rotation.reason() == null ? all : ListParameter.joined(rotation.reason(), all));
        context.journal(id, rotation);
        context.say("rolled back", all);
        return new Advance.Done<>(
                begun && !rotation.reason().equals(all)
                        ? ListParameter.joined(all, "The rotation was rolled back because " + rotation.reason())
                        : all);
    }
}
