package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Candidate;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Judge;
import io.jenkins.plugins.cloudflare.aop.origin.Limits;
import io.jenkins.plugins.cloudflare.aop.origin.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at all origins: the survey, the visitors made for what it saw, the proof, the verdicts. */
final class OriginLook {
    private final VerifyParameters parameters;
    private final CertificateInUse inUse;
    private final Surroundings surroundings;
    private final Cast cast;

    OriginLook(VerifyParameters parameters, CertificateInUse inUse, Surroundings surroundings) {
        this.parameters = parameters;
        this.inUse = inUse;
        this.surroundings = surroundings;
        this.cast = new Cast(parameters.own(), surroundings);
    }

    /** An address that may not be visited is a fault of the step and no finding about an origin. */
    private static void refuseForbidden(SurveyReport survey) throws OperationException {
        for (TargetSurvey surveyed : survey.targets()) {
            for (Visit visit : surveyed.visits()) {
                if (visit.ending() == Ending.FORBIDDEN) {
                    throw new OperationException(surveyed.target().label() + " was not visited: " + visit.detail());
                }
            }
        }
    }

    Findings look() throws OperationException, InterruptedException {
        Instant startedAt = surroundings.clock().instant();
        Prober prober = surroundings.prober();
        SurveyReport survey = prober.survey(new SurveyRequest(parameters.targets(), Limits.DEFAULT, prober.policy()));
        refuseForbidden(survey);
        List<Candidate> candidates = new ArrayList<>();
        for (TargetSurvey surveyed : survey.targets()) {
            if (surveyed.speaksTls()) {
                candidates.add(new Candidate(surveyed.target(), cast.of(surveyed)));
            }
        }
        Map<Target, TargetProof> proofs = new HashMap<>();
        if (!candidates.isEmpty()) {
            ProofReport report = prober.prove(new ProofRequest(candidates, Limits.DEFAULT, prober.policy()));
            report.targets().forEach(proof -> proofs.put(proof.target(), proof));
        }
        List<OriginVerdict> verdicts = new ArrayList<>();
        for (TargetSurvey surveyed : survey.targets()) {
            verdicts.add(
                    Judge.judge(surveyed, proofs.getOrDefault(surveyed.target(), TargetProof.none(surveyed.target()))));
        }
        DetourFindings detours = new DetourLook(parameters, surroundings).around(verdicts, survey.targets(), proofs);
        OriginTrust trust = parameters.scrutiny().trust();
        List<OriginFinding> findings = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            OriginVerdict verdict = verdicts.get(i);
            Optional<ServerCertificate> certificate =
                    trust.anchors().judge(survey.targets().get(i), startedAt);
            findings.add(new OriginFinding(
                    verdict,
                    detours.around(verdict.target()),
                    certificate.orElse(null),
                    certificate.flatMap(trust::failure).orElse(null)));
        }
        List<String> warnings = new ArrayList<>(detours.doubts());
        warnings.addAll(trust.warnings(findings));
        List<Passage> passages = ThroughCloudflare.look(parameters.throughCloudflare(), surroundings);
        return new Findings(
                findings,
                passages,
                warnings,
                parameters,
                new VerdictEntries(parameters, inUse, surroundings, startedAt));
    }
}
