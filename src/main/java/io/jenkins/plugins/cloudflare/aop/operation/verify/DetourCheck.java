package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Judge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OtherIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Http3Search;
import io.jenkins.plugins.cloudflare.aop.origin.probe.OtherNames;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/** Seeks detours around origins whose front door held. Others fail anyway, and are spared the visits. */
final class DetourCheck {
    private final VerificationPlan plan;
    private final ProbeIdentities identities;
    private final Optional<RotationCounterpart> counterpart;
    private final OperationContext context;

    /**
     * What was found.
     *
     * @param found by target; one for which no detours were sought is missing
     * @param http3 what is said of HTTP/3, by target; one for which it was not sought is missing
     * @param doubts what could not be sought, one sentence each
     */
    record Findings(
            Map<Target, List<DetourFinding>> found, Map<Target, List<Http3Verdict>> http3, List<String> doubts) {
        List<DetourFinding> around(Target target) {
            return found.getOrDefault(target, List.of());
        }

        List<Http3Verdict> http3(Target target) {
            return http3.getOrDefault(target, List.of());
        }
    }

    /** @param counterpart the rotation in which this is asked, if any */
    DetourCheck(
            VerificationPlan plan,
            ProbeIdentities identities,
            Optional<RotationCounterpart> counterpart,
            OperationContext context) {
        this.plan = plan;
        this.identities = identities;
        this.counterpart = counterpart;
        this.context = context;
    }

    /** @param proofs of the targets that spoke TLS */
    Findings around(List<OriginVerdict> verdicts, Collection<TargetSurvey> surveys, Map<Target, TargetProof> proofs)
            throws OperationException, InterruptedException {
        Map<Target, List<DetourFinding>> found = new HashMap<>();
        Map<Target, List<Http3Verdict>> http3 = new HashMap<>();
        List<String> doubts = new ArrayList<>();
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
            found.put(target, findings);
        }
        Set<Detour> visited = EnumSet.noneOf(Detour.class);
        visited.addAll(plan.parameters().checks().detours());
        visited.remove(Detour.OTHER_ISSUERS);
        if (!held.isEmpty() && !visited.isEmpty()) {
            List<DetourSearch> searches = new ArrayList<>();
            for (OriginVerdict verdict : held) {
                TargetProof proof = proofs.get(verdict.target());
                searches.add(search(verdict, surveyOf.get(verdict.target()), surveys, proof, visited));
            }
            for (TargetDetours detours : visit(searches)) {
                Target target = detours.target();
                found.get(target).addAll(DetourJudge.judge(proofs.get(target), detours));
                http3.put(target, Http3Judge.judge(proofs.get(target), detours));
                http3.get(target).stream()
                        .map(Http3Verdict::finding)
                        .filter(Objects::nonNull)
                        .forEach(found.get(target)::add);
                doubts.addAll(DetourJudge.doubts(detours));
            }
        }
        return new Findings(found, http3, doubts);
    }

    private List<TargetDetours> visit(List<DetourSearch> searches) throws OperationException, InterruptedException {
        Prober prober = context.prober();
        return prober.visit(new DetourRequest(searches, DetourRequest.HTTP, ProbeLimits.DEFAULT, prober.policy()));
    }

    private static boolean held(OriginVerdict verdict) {
        return verdict.verdict() == Verdict.ENFORCED || verdict.verdict() == Verdict.REFUSED_UNCONFIRMED;
    }

    private DetourSearch search(
            OriginVerdict verdict,
            TargetSurvey survey,
            Collection<TargetSurvey> surveys,
            TargetProof proof,
            Set<Detour> sought)
            throws OperationException {
        return new DetourSearch(
                verdict.target(),
                verdict.versions().stream()
                        .filter(VersionVerdict::spoken)
                        .map(VersionVerdict::version)
                        .toList(),
                OtherNames.of(survey, surveys),
                sought.contains(Detour.EXPIRED_CERTIFICATE)
                        ? plan.own()
                                .expired(verdict.target().hostname())
                                .map(certificate -> ProbeIdentities.identity(Visitor.EXPIRED, certificate))
                                .orElse(null)
                        : null,
                sought,
                Http3Search.of(identities.of(survey), proof));
    }

    private Optional<DetourFinding> issuers(TargetSurvey survey) throws OperationException {
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
            return OtherIssuers.among(survey.acceptedIssuers(), own, allowed);
        }
        // In mid-rotation a name that is not known may be a CA above the other certificate's issuer. What is wrong
        // anywhere is found all the same.
        Predicate<X500Principal> known = own::contains;
        boolean allKnown = !chain.isEmpty() && counterpart.get().isWithin(chain);
        return OtherIssuers.among(
                survey.acceptedIssuers(),
                allKnown ? own : Set.of(),
                allowed.or(known).or(issuer -> issuer.equals(counterpart.get().issuer())));
    }
}
