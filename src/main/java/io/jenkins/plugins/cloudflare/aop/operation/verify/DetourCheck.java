package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.detour.OtherNames;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OtherIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.judge.PublicIssuer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/** Seeks detours around origins whose front door held. Others fail anyway, and are spared the visits. */
final class DetourCheck {
    private final VerificationPlan plan;
    private final Optional<RotationCounterpart> counterpart;
    private final OperationContext context;

    /**
     * What was found.
     *
     * @param found by target; one for which no detours were sought is missing
     * @param frontDoor by target the visits without a certificate at the front door that were made on the way
     * @param warnings what fails nothing and should be known, one sentence each
     */
    record Findings(
            Map<Target, List<DetourFinding>> found, Map<Target, List<Visit>> frontDoor, List<String> warnings) {
        List<Visit> frontDoor(Target target) {
            return frontDoor.getOrDefault(target, List.of());
        }

        List<DetourFinding> around(Target target) {
            return found.getOrDefault(target, List.of());
        }
    }

    /** @param counterpart the rotation in which this is asked, if any */
    DetourCheck(VerificationPlan plan, Optional<RotationCounterpart> counterpart, OperationContext context) {
        this.plan = plan;
        this.counterpart = counterpart;
        this.context = context;
    }

    /** @param proofs of the targets that spoke TLS */
    Findings around(List<OriginVerdict> verdicts, Collection<TargetSurvey> surveys, Map<Target, TargetProof> proofs)
            throws OperationException, InterruptedException {
        Map<Target, List<DetourFinding>> found = new HashMap<>();
        Map<Target, List<Visit>> frontDoor = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        Map<Target, TargetSurvey> surveyOf = new HashMap<>();
        surveys.forEach(survey -> surveyOf.put(survey.target(), survey));
        // An origin that is only getting ready may serve whom it likes.
        List<OriginVerdict> held = plan.parameters().expectation() == Expectation.ACCEPTING
                ? List.of()
                : verdicts.stream().filter(DetourCheck::held).toList();
        for (OriginVerdict verdict : held) {
            Target target = verdict.target();
            List<DetourFinding> findings = new ArrayList<>();
            issuers(surveyOf.get(target)).ifPresent(findings::add);
            publicIssuer(target).ifPresent(findings::add);
            found.put(target, findings);
        }
        Set<Detour> visited = EnumSet.noneOf(Detour.class);
        visited.addAll(plan.parameters().checks().detours());
        visited.remove(Detour.OTHER_ISSUERS);
        visited.remove(Detour.PUBLIC_ISSUER);
        if (!held.isEmpty() && !visited.isEmpty()) {
            List<DetourSearch> searches = new ArrayList<>();
            for (OriginVerdict verdict : held) {
                searches.add(search(verdict, surveyOf.get(verdict.target()), surveys, visited));
            }
            for (TargetDetours detours : visit(searches)) {
                List<DetourFinding> findings = found.get(detours.target());
                findings.addAll(DetourJudge.judge(proofs.get(detours.target()), detours));
                if (findings.stream().noneMatch(finding -> finding.detour() == Detour.OTHER_ISSUERS)) {
                    elsewhere(surveyOf.get(detours.target()), detours).ifPresent(findings::add);
                }
                frontDoor.put(detours.target(), detours.frontDoor());
                warnings.addAll(DetourJudge.warnings(detours));
            }
        }
        return new Findings(found, frontDoor, warnings);
    }

    private List<TargetDetours> visit(List<DetourSearch> searches) throws OperationException, InterruptedException {
        Prober prober = context.prober();
        return prober.visit(
                new DetourRequest(searches, DetourPorts.OF_CLOUDFLARE, plan.parameters().limits(), prober.policy()));
    }

    private static boolean held(OriginVerdict verdict) {
        return verdict.verdict() == Verdict.ENFORCED || verdict.verdict() == Verdict.REFUSED_UNCONFIRMED;
    }

    private DetourSearch search(
            OriginVerdict verdict, TargetSurvey survey, Collection<TargetSurvey> surveys, Set<Detour> sought)
            throws OperationException {
        return new DetourSearch(
                verdict.target(),
                verdict.versions().stream()
                        .filter(VersionVerdict::spoken)
                        .map(VersionVerdict::version)
                        .toList(),
                OtherNames.of(survey, surveys),
                plan.parameters().otherPaths(),
                plan.own()
                        .of(verdict.target().hostname())
                        .map(certificate -> ProbeIdentities.identity(Visitor.CONFIGURED, certificate))
                        .orElse(null),
                sought.contains(Detour.EXPIRED_CERTIFICATE)
                        ? plan.own()
                                .flawed(verdict.target().hostname(), PrivateCa.Flaw.EXPIRED)
                                .map(certificate -> ProbeIdentities.identity(Visitor.EXPIRED, certificate))
                                .orElse(null)
                        : null,
                sought);
    }

    private Optional<DetourFinding> publicIssuer(Target target) throws OperationException {
        if (!plan.parameters().checks().detours().contains(Detour.PUBLIC_ISSUER)) {
            return Optional.empty();
        }
        return plan.own()
                .of(target.hostname())
                .flatMap(certificate -> PublicIssuer.finding(
                        certificate.chain(), plan.parameters().checks().allowed()));
    }

    private Optional<DetourFinding> issuers(TargetSurvey survey) throws OperationException {
        return known(survey, (own, allowed) -> OtherIssuers.among(survey.acceptedIssuers(), own, allowed));
    }

    /** Under other names than the target's own. */
    private Optional<DetourFinding> elsewhere(TargetSurvey survey, TargetDetours detours) throws OperationException {
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
