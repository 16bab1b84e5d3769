package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says which ways around a target lead anywhere. Pure. A way does when it is served: with a 2xx, or with what the
 * configured certificate gets at the front door; a redirect to https is what plain HTTP is for.
 */
public final class DetourJudge {
    private static final String HTTPS = "https://";

    private final List<HttpAnswer> configured;

    private DetourJudge(List<HttpAnswer> configured) {
        this.configured = configured;
    }

    /** The detours that were found, one finding for each kind. */
    public static List<DetourFinding> judge(TargetProof proof, TargetDetours detours) {
        DetourJudge judge = new DetourJudge(answersToConfigured(proof));
        Map<Detour, List<DetourVisit>> served = new EnumMap<>(Detour.class);
        for (DetourVisit visit : detours.visits()) {
            if (judge.served(visit)) {
                served.computeIfAbsent(visit.detour(), any -> new ArrayList<>()).add(visit);
            }
        }
        List<DetourFinding> findings = new ArrayList<>();
        served.forEach((detour, visits) -> findings.add(finding(detour, visits)));
        return findings;
    }

    /** Whether a visit on a way around was served. */
    static Predicate<DetourVisit> served(TargetProof proof) {
        return new DetourJudge(answersToConfigured(proof))::served;
    }

    /** What could not be looked at, one sentence for each kind of detour of which no visit came to a result. */
    public static List<String> doubts(TargetDetours detours) {
        List<String> doubts = new ArrayList<>();
        for (Detour detour : Detour.values()) {
            List<DetourVisit> visits = detours.visits().stream()
                    .filter(visit -> visit.detour() == detour)
                    .toList();
            if (!visits.isEmpty() && visits.stream().allMatch(DetourVisit::doubtful)) {
                doubts.add(detour + " could not be looked at for "
                        + detours.target().label() + ": " + visits.get(0).ended() + " "
                        + visits.get(0).way() + ".");
            }
        }
        return doubts;
    }

    private static DetourFinding finding(Detour detour, List<DetourVisit> visits) {
        DetourVisit first = visits.get(0);
        int more = visits.size() - 1;
        return DetourFinding.of(
                detour,
                "a visitor " + detour.visitor() + " is served (" + first.ended() + ") " + first.way()
                        + (more == 0 ? "" : ", and in " + more + (more == 1 ? " more way" : " more ways")));
    }

    private static List<HttpAnswer> answersToConfigured(TargetProof proof) {
        return proof.rounds().stream()
                .flatMap(round -> round.visits().stream())
                .filter(visit -> visit.visitor() == Visitor.CONFIGURED && visit.answer() != null)
                .map(Visit::answer)
                .toList();
    }

    private boolean served(DetourVisit visit) {
        HttpAnswer answer = visit.answer();
        if (answer == null || answer.mark() != null && answer.mark().refusal()) {
            return false;
        }
        if (answer.status() / 100 == 2) {
            return true;
        }
        boolean redirect = answer.status() / 100 == 3;
        if (redirect
                && visit.detour() == Detour.PLAIN_HTTP
                && answer.location().toLowerCase(Locale.ROOT).startsWith(HTTPS)) {
            return false;
        }
        return configured.stream()
                .anyMatch(front -> front.status() == answer.status()
                        && (!redirect || path(front.location()).equals(path(answer.location()))));
    }

    /** Where a redirect leads on its server; what follows the path may be of that one visit. */
    private static String path(String location) {
        return location.replaceFirst("^[A-Za-z]+://[^/?#]*", "").replaceFirst("[?#].*", "");
    }
}
