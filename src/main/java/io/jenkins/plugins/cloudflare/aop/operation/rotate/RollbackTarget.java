package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.UsableCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Judges the old certificate as any other before hostnames are moved to it: back is not always safe. */
final class RollbackTarget {
    private final RotationContext context;
    private final RotationState rotation;
    private RotationProof acceptance;
    private Set<String> refused;

    RollbackTarget(RotationContext context, RotationState rotation) {
        this.context = context;
        this.rotation = rotation;
    }

    /** Why no hostname may be moved to it, as a sentence; empty when one may. */
    Optional<String> fault(ZoneContents contents) {
        String name = "certificate " + rotation.oldCertificateId();
        Optional<HostnameCertificate> certificate = contents.live(rotation.oldCertificate());
        if (certificate.isEmpty()) {
            return Optional.of(name + " is gone");
        }
        return UsableCertificate.fault(certificate.get(), context.now()).map(fault -> name + " " + fault);
    }

    /**
     * Asks the origins whether they serve it, where the step names a certificate of the same CA to ask with.
     *
     * @param hostnames that are about to be moved
     * @return a wait while they are asked
     */
    Optional<Advance<String>> ask(Collection<String> hostnames, ZoneContents contents)
            throws OperationException, CloudflareException, InterruptedException {
        if (refused != null) {
            return Optional.empty();
        }
        HostnameCertificate certificate =
                contents.live(rotation.oldCertificate()).orElseThrow();
        if (!canAsk(certificate)) {
            refused = Set.of();
            return Optional.empty();
        }
        if (acceptance == null) {
            VerifyParameters verification = context.verification(rotation);
            acceptance = RotationProof.of(
                    context,
                    verification.forProof(hostnames, Expectation.ACCEPTING, true, Duration.ZERO),
                    certificate,
                    contents,
                    rotation.certificate());
        }
        Advance<VerifyResult> advance = acceptance.advance();
        if (advance instanceof Advance.Wait<VerifyResult> wait) {
            return Optional.of(new Advance.Wait<>(wait.pause(), wait.missing()));
        }
        // An origin that cannot be asked has not refused it.
        refused = ((Advance.Done<VerifyResult>) advance).result().refusing();
        return Optional.empty();
    }

    /** Whether the step names a certificate of the same CA. */
    boolean canAsk(HostnameCertificate certificate) {
        return certificate
                .leaf()
                .filter(context.parameters().verification().certificate()::sharesIssuer)
                .isPresent();
    }

    /** The hostnames of which an origin refuses it; none while they were not asked. */
    Set<String> refused() {
        return refused == null ? Set.of() : refused;
    }
}
