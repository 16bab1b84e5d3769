package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofCandidate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One visit to all origins: the survey, the visitors made for what it saw, the proof, the verdicts. */
final class VerificationPass {
    private final VerificationPlan plan;
    private final PresentedCertificate presented;
    private final OperationContext context;
    private final ProbeIdentities identities;

    VerificationPass(VerificationPlan plan, PresentedCertificate presented, OperationContext context) {
        this(plan, new ProbeIdentities(plan.own(), context), presented, context);
    }

    /** @param identities who visits */
    VerificationPass(
            VerificationPlan plan,
            ProbeIdentities identities,
            PresentedCertificate presented,
            OperationContext context) {
        this.plan = plan;
        this.identities = identities;
        this.presented = presented;
        this.context = context;
    }

    /** An address that may not be visited is a fault of the step and no finding about an origin. */
    private static void refuseForbidden(List<TargetSurvey> survey) throws OperationException {
        for (TargetSurvey surveyed : survey) {
            for (Visit visit : surveyed.visits()) {
                if (visit.ending() == Ending.FORBIDDEN) {
                    throw new OperationException(surveyed.target().label() + " was not visited: " + visit.detail());
                }
            }
        }
    }

    VerificationFindings run() throws OperationException, InterruptedException {
        try (Http3Check http3 = Http3Check.begin(plan, context)) {
            return run(http3);
        }
    }

    private VerificationFindings run(Http3Check http3) throws OperationException, InterruptedException {
        Instant startedAt = context.clock().instant();
        Prober prober = context.prober();
        List<TargetSurvey> survey =
                prober.visit(new SurveyRequest(plan.targets(), plan.limits(prober), prober.policy()));
        refuseForbidden(survey);
        List<ProofCandidate> candidates = new ArrayList<>();
        for (TargetSurvey surveyed : survey) {
            if (surveyed.speaksTls()) {
                candidates.add(ProofCandidate.of(surveyed, identities.of(surveyed)));
            }
        }
        Map<Target, TargetProof> proofs = new HashMap<>();
        if (!candidates.isEmpty()) {
            prober.visit(new ProofRequest(candidates, plan.parameters().rounds(), plan.limits(prober), prober.policy()))
                    .forEach(proof -> proofs.put(proof.target(), proof));
        }
        List<OriginVerdict> verdicts = new ArrayList<>();
        for (TargetSurvey surveyed : survey) {
            verdicts.add(OriginJudge.judge(
                    surveyed, proofs.getOrDefault(surveyed.target(), TargetProof.none(surveyed.target()))));
        }
        DetourCheck.Findings detours = new DetourCheck(plan, identities, presented.counterpart(), context)
                .around(verdicts, survey, proofs, http3);
        verdicts.replaceAll(verdict -> again(verdict, survey, proofs, detours));
        OriginTrust trust = plan.trust();
        List<OriginFinding> findings = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            OriginVerdict verdict = verdicts.get(i);
            Optional<ServerCertificate> certificate = trust.anchors().judge(survey.get(i), startedAt);
            findings.add(new OriginFinding(
                    verdict,
                    detours.around(verdict.target()),
                    detours.http3(verdict.target()),
                    certificate.orElse(null),
                    certificate.flatMap(trust::failure).orElse(null)));
        }
        List<String> warnings = new ArrayList<>(detours.warnings());
        warnings.addAll(trust.warnings(findings));
        List<EdgeCheck.Passage> passages = EdgeCheck.passages(plan.parameters(), context);
        return new VerificationFindings(
                findings,
                passages,
                warnings,
                plan.parameters(),
                new VerdictEntries(plan.parameters(), presented, context, startedAt));
    }

    /** Visits to the front door that were made in search of detours count as well. */
    private static OriginVerdict again(
            OriginVerdict verdict,
            List<TargetSurvey> surveys,
            Map<Target, TargetProof> proofs,
            DetourCheck.Findings detours) {
        List<Visit> more = detours.frontDoor(verdict.target());
        if (more.isEmpty()) {
            return verdict;
        }
        TargetSurvey survey = surveys.stream()
                .filter(surveyed -> surveyed.target().equals(verdict.target()))
                .findFirst()
                .orElseThrow();
        List<Visit> all = new ArrayList<>(survey.visits());
        all.addAll(more);
        return OriginJudge.judge(
                new TargetSurvey(survey.target(), all, survey.chosenOfBoth()), proofs.get(verdict.target()));
    }
}
