package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Candidate;
import io.jenkins.plugins.cloudflare.aop.origin.Judge;
import io.jenkins.plugins.cloudflare.aop.origin.Limits;
import io.jenkins.plugins.cloudflare.aop.origin.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    Findings look() throws OperationException, InterruptedException {
        Instant startedAt = surroundings.clock().instant();
        Prober prober = surroundings.prober();
        SurveyReport survey = prober.survey(new SurveyRequest(parameters.targets(), Limits.DEFAULT));
        List<Candidate> candidates = new ArrayList<>();
        for (TargetSurvey surveyed : survey.targets()) {
            if (surveyed.speaksTls()) {
                candidates.add(new Candidate(surveyed.target(), cast.of(surveyed)));
            }
        }
        Map<Object, TargetProof> proofs = new HashMap<>();
        if (!candidates.isEmpty()) {
            ProofReport report = prober.prove(new ProofRequest(candidates, Limits.DEFAULT));
            report.targets().forEach(proof -> proofs.put(proof.target(), proof));
        }
        List<OriginVerdict> verdicts = new ArrayList<>();
        for (TargetSurvey surveyed : survey.targets()) {
            verdicts.add(
                    Judge.judge(surveyed, proofs.getOrDefault(surveyed.target(), TargetProof.none(surveyed.target()))));
        }
        return new Findings(verdicts, parameters, new VerdictEntries(parameters, inUse, surroundings, startedAt));
    }
}
