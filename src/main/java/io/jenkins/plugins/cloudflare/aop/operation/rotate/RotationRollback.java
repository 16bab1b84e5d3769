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
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rolls a rotation back: every hostname gets the certificate that it had, and the proof is repeated. Returns a sentence
 * on where things stand. What somebody else has changed meanwhile is left to them.
 */
final class RotationRollback implements Operation<String> {
    private final RotationContext context;
    private final CertificateId old;
    private final Backoff polling = Backoff.ofPolling();
    /** Whether the rollback had begun for a reason of its own, which the caller may not know. */
    private final boolean begun;

    private RotationState rotation;
    private AssociationWrite write;
    private List<String> left = List.of();
    private HostnameCertificate certificate;
    private RotationProof proof;

    RotationRollback(RotationContext context, CertificateId old, RotationState rotation) {
        this.context = context;
        this.old = old;
        this.rotation = rotation;
        this.begun = rotation.stage() == RotationState.Stage.RETURNING;
    }

    @Override
    public Advance<String> advance() throws OperationException, CloudflareException, InterruptedException {
        if (rotation.stage() != RotationState.Stage.RETURNING) {
            rotation = rotation.at(RotationState.Stage.RETURNING, rotation.reason());
            context.journal(old, rotation);
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
        String names = ListParameter.some(new ArrayList<>(write.desired().keySet()));
        return end((names.isEmpty()
                        ? "No hostname was to be rolled back"
                        : names + (write.desired().size() == 1 ? " was" : " were") + " rolled back to certificate "
                                + old)
                + "; the origin is " + result.getVerdict());
    }

    private Optional<Advance<String>> move() throws OperationException, CloudflareException {
        ZoneContents contents = ZoneContents.read(context.api(), context.zone());
        certificate = contents.live(old).orElse(null);
        if (certificate == null) {
            return Optional.of(
                    end("Certificate " + old + " is gone, so the hostnames stay on " + rotation.certificateId()));
        }
        if (write == null || !write.sent()) {
            write = write(contents.associations());
        }
        Map<String, Association> present = write.read();
        context.entry()
                .hostnames(HostnameEntries.of(
                        rotation.hostnames().keySet(), present, contents.certificates(), write::changed));
        List<String> missing = write.missing(present);
        if (!missing.isEmpty()) {
            return Optional.of(write.send(missing, present));
        }
        Optional<String> pending = AssociationProgress.pending(write.desired().keySet(), present, certificate);
        if (pending.isPresent()) {
            return Optional.of(polling.waitFor(pending.get()));
        }
        write.confirm();
        // From here on this build's verifications are about the old certificate again.
        certificate
                .leaf()
                .ifPresent(leaf -> context.entry()
                        .certificate(CertificateNames.entry(leaf, old.value(), certificate.statusText(), true)));
        context.say(
                "rollback",
                "back on certificate " + old + ": "
                        + ListParameter.some(new ArrayList<>(write.desired().keySet())));
        RotationCounterpart counterpart =
                RotationCounterpart.from(contents.live(new CertificateId(rotation.certificateId())));
        proof = new RotationProof(
                context,
                context.parameters()
                        .verification()
                        .forProof(
                                rotation.hostnames().keySet(),
                                context.parameters().verification().expectation(),
                                certificate.leaf().filter(this::sharesIssuer).isPresent(),
                                Duration.ZERO),
                PresentedCertificate.known(context.operation(), certificate, counterpart));
        return Optional.empty();
    }

    /** Only what still points to one of the two certificates is rolled back. */
    private AssociationWrite write(Map<String, Association> present) {
        CertificateId target = new CertificateId(rotation.certificateId());
        Map<String, Boolean> back = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        rotation.hostnames().forEach((hostname, enabled) -> {
            Association now = present.get(hostname);
            boolean unchanged = now != null
                    && now.enabled() != null
                    && (target.equals(now.certificateId()) || old.equals(now.certificateId()));
            if (unchanged) {
                back.put(hostname, enabled);
            } else {
                others.add(hostname);
            }
        });
        left = others;
        RotationState part = new RotationState(
                rotation.certificateId(),
                back,
                rotation.stage(),
                rotation.reason(),
                rotation.build(),
                rotation.startedAt());
        return context.write("roll back to certificate " + old + ":", part, old);
    }

    /** Whether what the step names has a say about the old certificate. */
    private boolean sharesIssuer(X509Certificate leaf) {
        return context.parameters().verification().certificate().sharesIssuer(leaf);
    }

    private Advance<String> end(String sentence) throws OperationException {
        String all = left.isEmpty()
                ? sentence
                : sentence + "; somebody else changed " + ListParameter.some(left) + " meanwhile, which was left so";
        context.journal(
                old,
                rotation.at(
                        RotationState.Stage.RETURNED, ListParameter.joined(String.valueOf(rotation.reason()), all)));
        context.say("rolled back", all);
        return new Advance.Done<>(
                begun && rotation.reason() != null
                        ? ListParameter.joined(all, "It was rolled back because " + rotation.reason())
                        : all);
    }
}
