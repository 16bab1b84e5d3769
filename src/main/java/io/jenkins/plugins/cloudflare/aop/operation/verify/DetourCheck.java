package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationCounterpart;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Judge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.search.FrontDoor;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import io.jenkins.plugins.cloudflare.aop.origin.search.OtherNames;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Seeks detours around origins whose front door held. Others fail anyway, and are spared the visits. */
final class DetourCheck {
    private final VerificationPlan plan;
    private final ProbeIdentities identities;
    private final IssuerCheck issuers;
    private final OperationContext context;

    /**
     * What was found.
     *
     * @param found by target; one for which no detours were sought is missing
     * @param http3 what is said of HTTP/3, by target; one for which it was not sought is missing
     * @param frontDoor by target the visits without the right certificate at the front door that were made on the way
     * @param warnings what fails nothing and should be known, one sentence each
     */
    record Findings(
            Map<Target, List<DetourFinding>> found,
            Map<Target, List<Http3Verdict>> http3,
            Map<Target, List<Visit>> frontDoor,
            List<String> warnings) {
        List<Visit> frontDoor(Target target) {
            return frontDoor.getOrDefault(target, List.of());
        }

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
        this.issuers = new IssuerCheck(plan, counterpart);
        this.context = context;
    }

    /**
     * @param proofs of the targets that spoke TLS
     * @param udp what looks at HTTP/3 meanwhile
     */
    Findings around(
            List<OriginVerdict> verdicts,
            Collection<TargetSurvey> surveys,
            Map<Target, TargetProof> proofs,
            Http3Check udp)
            throws OperationException, InterruptedException {
        Map<Target, List<DetourFinding>> found = new HashMap<>();
        Map<Target, List<Http3Verdict>> http3 = new HashMap<>();
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
            issuers.accepted(surveyOf.get(target)).ifPresent(findings::add);
            issuers.ofOwn(target).ifPresent(findings::add);
            found.put(target, findings);
        }
        Set<Detour> visited = EnumSet.noneOf(Detour.class);
        visited.addAll(plan.parameters().checks().detours());
        visited.remove(Detour.OTHER_ISSUERS);
        visited.remove(Detour.PUBLIC_ISSUER);
        if (!held.isEmpty() && !visited.isEmpty()) {
            OtherNames names = new OtherNames(surveys);
            List<DetourSearch> searches = new ArrayList<>();
            for (OriginVerdict verdict : held) {
                TargetProof proof = proofs.get(verdict.target());
                TargetSurvey survey = surveyOf.get(verdict.target());
                searches.add(search(verdict, survey, names.of(survey), proof, visited));
            }
            for (TargetDetours detours : visit(searches, udp)) {
                Target target = detours.target();
                List<DetourFinding> findings = found.get(target);
                findings.addAll(DetourJudge.judge(proofs.get(target), detours));
                if (findings.stream().noneMatch(finding -> finding.detour() == Detour.OTHER_ISSUERS)) {
                    issuers.elsewhere(surveyOf.get(target), detours).ifPresent(findings::add);
                }
                List<Http3Verdict> spoken = Http3Judge.judge(proofs.get(target), detours);
                http3.put(target, spoken);
                spoken.stream()
                        .map(Http3Verdict::finding)
                        .filter(Objects::nonNull)
                        .forEach(findings::add);
                frontDoor.put(target, detours.frontDoor());
                warnings.addAll(DetourJudge.warnings(detours));
            }
        }
        return new Findings(found, http3, frontDoor, warnings);
    }

    private List<TargetDetours> visit(List<DetourSearch> searches, Http3Check udp)
            throws OperationException, InterruptedException {
        udp.look(searches);
        Prober prober = context.prober();
        List<TargetDetours> seen = prober.visit(
                new DetourRequest(searches, DetourPorts.OF_CLOUDFLARE, plan.limits(prober), prober.policy()));
        Map<Target, List<Http3Look>> looks = udp.seen();
        return seen.stream()
                .map(detours -> detours.with(looks.getOrDefault(detours.target(), List.of())))
                .toList();
    }

    private static boolean held(OriginVerdict verdict) {
        return verdict.verdict() == Verdict.ENFORCED || verdict.verdict() == Verdict.REFUSED_UNCONFIRMED;
    }

    private DetourSearch search(
            OriginVerdict verdict, TargetSurvey survey, List<String> otherNames, TargetProof proof, Set<Detour> sought)
            throws OperationException {
        List<TlsVersion> spoken = verdict.versions().stream()
                .filter(VersionVerdict::spoken)
                .map(VersionVerdict::version)
                .toList();
        return new DetourSearch(
                verdict.target(),
                spoken,
                otherNames,
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
                sought,
                FrontDoor.of(proof, spoken),
                Http3Search.of(identities.of(survey), proof));
    }
}
