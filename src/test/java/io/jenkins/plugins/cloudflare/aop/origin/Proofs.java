package io.jenkins.plugins.cloudflare.aop.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two rounds and the judgement, as an operation would do them. */
final class Proofs {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 4, 4);

    private Proofs() {}

    static Target target(int port) {
        return new Target(OriginPki.HOST, "127.0.0.1", port, "/");
    }

    static OriginVerdict of(Target target, List<Identity> identities) throws InterruptedException {
        return of(Map.of("it", target), identities).get("it");
    }

    static OriginVerdict of(Target target) throws InterruptedException {
        return of(target, OriginPki.EC.everybody());
    }

    /** The verdict for each named target. */
    static Map<String, OriginVerdict> of(Map<String, Target> targets, List<Identity> identities)
            throws InterruptedException {
        List<String> names = new ArrayList<>(targets.keySet());
        SurveyReport surveys = OriginProbe.survey(
                new SurveyRequest(names.stream().map(targets::get).toList(), LIMITS, AddressPolicy.ALL));
        List<Candidate> candidates = surveys.targets().stream()
                .filter(TargetSurvey::speaksTls)
                .map(survey -> new Candidate(survey.target(), identities))
                .toList();
        Map<Target, TargetProof> proofs = new HashMap<>();
        OriginProbe.prove(new ProofRequest(candidates, LIMITS, AddressPolicy.ALL))
                .targets()
                .forEach(proof -> proofs.put(proof.target(), proof));
        Map<String, OriginVerdict> verdicts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            TargetSurvey survey = surveys.targets().get(i);
            TargetProof none = TargetProof.none(survey.target());
            verdicts.put(names.get(i), Judge.judge(survey, proofs.getOrDefault(survey.target(), none)));
        }
        return verdicts;
    }
}
