package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OtherIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.judge.PublicIssuer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/** Whose certificates open the front door beside the configured one, and who may get one like it. */
final class IssuerCheck {
    private final VerificationPlan plan;
    private final Optional<RotationCounterpart> counterpart;

    /** @param counterpart the rotation in which this is asked, if any */
    IssuerCheck(VerificationPlan plan, Optional<RotationCounterpart> counterpart) {
        this.plan = plan;
        this.counterpart = counterpart;
    }

    /** The issuer of the configured certificate, when it issues to anybody. */
    Optional<DetourFinding> ofOwn(Target target) throws OperationException {
        if (!plan.parameters().checks().detours().contains(Detour.PUBLIC_ISSUER)) {
            return Optional.empty();
        }
        return plan.own()
                .of(target.hostname())
                .flatMap(certificate -> PublicIssuer.finding(
                        certificate.chain(), plan.parameters().checks().allowed()));
    }

    /** Under the target's own name. */
    Optional<DetourFinding> accepted(TargetSurvey survey) throws OperationException {
        return known(survey, (own, allowed) -> OtherIssuers.among(survey.acceptedIssuers(), own, allowed));
    }

    /** Under other names than the target's own. */
    Optional<DetourFinding> elsewhere(TargetSurvey survey, TargetDetours detours) throws OperationException {
        return known(
                survey,
                (own, allowed) -> OtherIssuers.elsewhere(detours.offered(), survey.acceptedIssuers(), own, allowed));
    }

    private Optional<DetourFinding> known(
            TargetSurvey survey,
            BiFunction<Set<X500Principal>, Predicate<X500Principal>, Optional<DetourFinding>> search)
            throws OperationException {
        if (!plan.parameters().checks().detours().contains(Detour.OTHER_ISSUERS)) {
            return Optional.empty();
        }
        Set<X500Principal> own = new LinkedHashSet<>();
        List<X509Certificate> chain = plan.own()
                .of(survey.target().hostname())
                .map(ClientCertificate::chain)
                .orElse(List.of());
        chain.forEach(certificate -> {
            own.add(certificate.getIssuerX500Principal());
            own.add(certificate.getSubjectX500Principal());
        });
        Predicate<X500Principal> allowed = plan.parameters().checks().allowed();
        if (counterpart.isEmpty()) {
            return search.apply(own, allowed);
        }
        // In mid-rotation a name that is not known may be a CA above the other certificate's issuer. What is wrong
        // anywhere is found all the same.
        Predicate<X500Principal> configured = own::contains;
        boolean allKnown = !chain.isEmpty() && counterpart.get().isWithin(chain);
        return search.apply(
                allKnown ? own : Set.of(),
                allowed.or(configured)
                        .or(issuer -> issuer.equals(counterpart.get().issuer())));
    }
}
