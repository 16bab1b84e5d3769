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
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a rotation back: every hostname gets the certificate that it had, and the proof is repeated. Returns a sentence
 * on where things stand. What somebody else has changed meanwhile is left to them.
 */
final class RotationRollback implements Operation<String> {
    private final RotationContext site;
    private final CertificateId old;
    private final Polling polling = new Polling();
    /** Whether the way back had begun for a reason of its own, which the caller may not know. */
    private final boolean begun;

    private RotationState rotation;
    private AssociationWrite write;
    private List<String> left = List.of();
    private HostnameCertificate certificate;
    private RotationProof proof;

    RotationRollback(RotationContext site, CertificateId old, RotationState rotation) {
        this.site = site;
        this.old = old;
        this.rotation = rotation;
        this.begun = rotation.stage() == RotationState.Stage.RETURNING;
    }

    @Override
    public Advance<String> advance() throws OperationException, CloudflareException, InterruptedException {
        if (rotation.stage() != RotationState.Stage.RETURNING) {
            rotation = rotation.at(RotationState.Stage.RETURNING, rotation.reason());
            site.journal(old, rotation);
        }
        if (proof == null) {
            Optional<Advance<String>> wait = move();
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        Advance<VerifyResult> proved = proof.advance(site.now());
        if (proved instanceof Advance.Wait<VerifyResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        VerifyResult result = ((Advance.Done<VerifyResult>) proved).result();
        String names = ListParameter.some(new ArrayList<>(write.goals().keySet()));
        return end((names.isEmpty() ? "No hostname was to go back" : names + " went back to certificate " + old)
                + "; the origin is " + result.getVerdict());
    }

    private Optional<Advance<String>> move() throws OperationException, CloudflareException {
        ZoneContents contents = ZoneContents.read(site.api(), site.zone());
        certificate = contents.live(old).orElse(null);
        if (certificate == null) {
            return Optional.of(
                    end("Certificate " + old + " is gone, so the hostnames stay on " + rotation.certificateId()));
        }
        if (write == null || !write.sent()) {
            write = write(contents.associations());
        }
        Map<String, Association> present = write.read();
        site.draft()
                .hostnames(HostnameEntries.of(
                        rotation.hostnames().keySet(), present, contents.certificates(), write::changed));
        List<String> missing = write.missing(present);
        if (!missing.isEmpty()) {
            return Optional.of(write.send(missing, present));
        }
        Optional<String> pending = AssociationProgress.pending(write.goals().keySet(), present, certificate);
        if (pending.isPresent()) {
            return Optional.of(polling.waitFor(pending.get()));
        }
        write.confirm();
        // From here on this build's verifications are about the old certificate again.
        certificate
                .leaf()
                .ifPresent(leaf -> site.draft()
                        .certificate(CertificateNames.entry(leaf, old.value(), certificate.statusText(), true)));
        site.say(
                "return",
                "back on certificate " + old + ": "
                        + ListParameter.some(new ArrayList<>(write.goals().keySet())));
        String expect = Expectation.of(site.spec().getExpect()).parameter();
        RotationCounterpart transition =
                RotationCounterpart.from(contents.live(new CertificateId(rotation.certificateId())));
        proof = new RotationProof(
                site, certificate, transition, rotation.hostnames().keySet(), isOurs(certificate), expect);
        return Optional.empty();
    }

    /** Only what still points to one of the two certificates goes back. */
    private AssociationWrite write(Map<String, Association> present) {
        CertificateId target = new CertificateId(rotation.certificateId());
        Map<String, Boolean> back = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        rotation.hostnames().forEach((hostname, enabled) -> {
            Association now = present.get(hostname);
            boolean ours = now != null
                    && now.enabled() != null
                    && (target.equals(now.certificateId()) || old.equals(now.certificateId()));
            if (ours) {
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
        return site.write("move back to certificate " + old + ":", part, old);
    }

    /** Whether what the step names has a say about the old certificate: made by the same CA. */
    private boolean isOurs(HostnameCertificate held) throws OperationException {
        Optional<X509Certificate> leaf = held.leaf();
        ClientCertificateChoice choice = new ClientCertificateChoice(site.spec(), site.context());
        if (leaf.isEmpty()) {
            return false;
        }
        return choice.isIssued()
                ? choice.issuer().issued(leaf.get())
                : choice.given()
                        .leaf()
                        .leaf()
                        .getIssuerX500Principal()
                        .equals(leaf.get().getIssuerX500Principal());
    }

    private Advance<String> end(String sentence) throws OperationException {
        String all = left.isEmpty()
                ? sentence
                : sentence + "; somebody else changed " + ListParameter.some(left) + " meanwhile, which was left so";
        site.journal(
                old,
                rotation.at(
                        RotationState.Stage.RETURNED, ListParameter.joined(String.valueOf(rotation.reason()), all)));
        site.say("returned", all);
        return new Advance.Done<>(
                begun && rotation.reason() != null
                        ? ListParameter.joined(all, "It was taken back because " + rotation.reason())
                        : all);
    }
}
