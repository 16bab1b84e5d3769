package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.util.List;
import java.util.Optional;

/**
 * Who visits which origins, once the zone was asked.
 *
 * @param targets every hostname at every origin
 * @param own the certificates with which they are visited
 * @param trust what is asked of the origins' own certificates
 */
record VerificationPlan(VerifyParameters parameters, List<Target> targets, OwnCertificates own, OriginTrust trust) {
    /** @param zone empty for a verification that does without */
    static VerificationPlan of(
            VerifyParameters parameters,
            Optional<VerificationZone> zone,
            PresentedCertificate presented,
            OperationContext context,
            EntryBuilder entry)
            throws OperationException, CloudflareException {
        OriginTrust trust = OriginTrust.of(parameters.checks().anchors(), zone, context);
        List<Target> targets = parameters.origins().isEmpty()
                ? OriginTargets.fromDns(zone.orElseThrow(), parameters.hostnames(), parameters.path(), context, entry)
                : OriginTargets.given(parameters.hostnames(), parameters.origins(), parameters.path());
        return new VerificationPlan(parameters, targets, own(parameters.certificate(), presented, context), trust);
    }

    /** What visits may take. */
    ProbeLimits limits(Prober prober) {
        return parameters.within(prober.limits());
    }

    private static OwnCertificates own(
            ClientCertificateChoice choice, PresentedCertificate presented, OperationContext context) {
        if (choice.issuer().isPresent()) {
            return new IssuedCertificates(choice.issuer().get(), choice.commonName(), presented, context);
        }
        return choice.certificate().map(OwnCertificates::given).orElseGet(OwnCertificates::none);
    }
}
