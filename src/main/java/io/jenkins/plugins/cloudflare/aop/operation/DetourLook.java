package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.Limits;
import io.jenkins.plugins.cloudflare.aop.origin.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.OtherIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.OtherNames;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.VersionVerdict;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Looks for ways around origins whose front door held. Others fail anyway, and are spared the visits. */
final class DetourLook {
    private final VerifyParameters parameters;
    private final Surroundings surroundings;

    DetourLook(VerifyParameters parameters, Surroundings surroundings) {
        this.parameters = parameters;
        this.surroundings = surroundings;
    }

    /** @param proofs of the targets that spoke TLS */
    DetourFindings around(
            List<OriginVerdict> verdicts, Collection<TargetSurvey> surveys, Map<Target, TargetProof> proofs)
            throws OperationException, InterruptedException {
        Map<Target, List<DetourFinding>> found = new HashMap<>();
        List<String> doubts = new ArrayList<>();
        Map<Target, TargetSurvey> surveyOf = new HashMap<>();
        surveys.forEach(survey -> surveyOf.put(survey.target(), survey));
        // An origin that is only getting ready may serve whom it likes.
        List<OriginVerdict> held = parameters.expectation() == Expectation.ACCEPTING
                ? List.of()
                : verdicts.stream().filter(DetourLook::held).toList();
        for (OriginVerdict verdict : held) {
            Target target = verdict.target();
            List<DetourFinding> findings = new ArrayList<>();
            issuers(surveyOf.get(target)).ifPresent(findings::add);
            found.put(target, findings);
        }
        Set<Detour> visited = EnumSet.noneOf(Detour.class);
        visited.addAll(parameters.scrutiny().detours());
        visited.remove(Detour.OTHER_ISSUERS);
        if (!held.isEmpty() && !visited.isEmpty()) {
            List<DetourSearch> searches = held.stream()
                    .map(verdict -> search(verdict, surveyOf.get(verdict.target()), surveys, visited))
                    .toList();
            for (TargetDetours detours : visit(searches).targets()) {
                found.get(detours.target()).addAll(DetourJudge.judge(proofs.get(detours.target()), detours));
                doubts.addAll(DetourJudge.doubts(detours));
            }
        }
        return new DetourFindings(found, doubts);
    }

    private DetourReport visit(List<DetourSearch> searches) throws OperationException, InterruptedException {
        Prober prober = surroundings.prober();
        return prober.detours(new DetourRequest(searches, DetourRequest.HTTP, Limits.DEFAULT, prober.policy()));
    }

    private static boolean held(OriginVerdict verdict) {
        return verdict.verdict() == Verdict.ENFORCED || verdict.verdict() == Verdict.REFUSED_UNCONFIRMED;
    }

    private static DetourSearch search(
            OriginVerdict verdict, TargetSurvey survey, Collection<TargetSurvey> surveys, Set<Detour> sought) {
        return new DetourSearch(
                verdict.target(),
                verdict.versions().stream()
                        .filter(VersionVerdict::spoken)
                        .map(VersionVerdict::version)
                        .toList(),
                OtherNames.of(survey, surveys),
                sought);
    }

    private Optional<DetourFinding> issuers(TargetSurvey survey) throws OperationException {
        if (!parameters.scrutiny().detours().contains(Detour.OTHER_ISSUERS)) {
            return Optional.empty();
        }
        Set<X500Principal> own = new LinkedHashSet<>();
        Optional<ClientCertificate> ours = parameters.own().of(survey.target().hostname());
        ours.map(ClientCertificate::chain).stream().flatMap(List::stream).forEach(certificate -> {
            own.add(certificate.getIssuerX500Principal());
            own.add(certificate.getSubjectX500Principal());
        });
        return OtherIssuers.among(
                survey.acceptedIssuers(), own, parameters.scrutiny().allowed());
    }
}
