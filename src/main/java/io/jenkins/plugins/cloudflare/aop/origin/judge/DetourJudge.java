package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Says which ways around a target lead anywhere. Pure. */
public final class DetourJudge {
    private static final String HTTPS = "https://";

    private final FrontPages front;

    private DetourJudge(FrontPages front) {
        this.front = front;
    }

    /**
     * The detours that were found, one finding for each kind; and those that could not be decided, which are no pass
     * either.
     */
    public static List<DetourFinding> judge(TargetProof proof, TargetDetours detours) {
        DetourJudge judge = of(proof);
        Map<Detour, List<DetourVisit>> served = new EnumMap<>(Detour.class);
        Map<Detour, List<DetourVisit>> undecided = new EnumMap<>(Detour.class);
        for (DetourVisit visit : detours.visits()) {
            if (visit.standard() != Standard.WARNING) {
                if (judge.served(visit)) {
                    served.computeIfAbsent(visit.detour(), any -> new ArrayList<>())
                            .add(visit);
                } else if (visit.doubtful()) {
                    undecided
                            .computeIfAbsent(visit.detour(), any -> new ArrayList<>())
                            .add(visit);
                }
            }
        }
        List<DetourFinding> findings = new ArrayList<>();
        served.forEach((detour, visits) -> findings.add(finding(detour, visits)));
        undecided.keySet().removeAll(served.keySet());
        undecided.forEach((detour, visits) -> findings.add(undecided(detour, visits)));
        return findings;
    }

    /** Whether a visit on a way around was served. */
    static Predicate<DetourVisit> served(TargetProof proof) {
        return of(proof)::served;
    }

    private static DetourJudge of(TargetProof proof) {
        return new DetourJudge(new FrontPages(proof.rounds().stream().flatMap(round -> round.visits().stream())));
    }

    /** What a person should know of the ways and what fails nothing, a sentence each. */
    public static List<String> warnings(TargetDetours detours) {
        return detours.visits().stream()
                .filter(visit -> visit.standard() == Standard.WARNING)
                .filter(visit -> visit.answer() == null || visit.answer().succeeded())
                .map(visit -> visit.detour() + ": " + detours.target().label() + " " + visit.way() + ": "
                        + visit.ended() + ".")
                .distinct()
                .toList();
    }

    private static DetourFinding finding(Detour detour, List<DetourVisit> visits) {
        DetourVisit first = visits.get(0);
        return DetourFinding.of(
                detour,
                "a visitor " + first.who() + " is served (" + first.ended() + ") " + first.way() + more(visits));
    }

    private static DetourFinding undecided(Detour detour, List<DetourVisit> visits) {
        DetourVisit first = visits.get(0);
        return new DetourFinding(
                detour,
                true,
                detour.name() + ": undecided whether a visitor " + first.who()
                        + " is served "
                        + first.way() + " (" + first.ended() + ")" + more(visits)
                        + "; give it more waitSeconds, visit from another agent, or leave it out with detours: '-"
                        + detour.name() + "'.");
    }

    private static String more(List<DetourVisit> visits) {
        int more = visits.size() - 1;
        return more == 0 ? "" : ", and in " + more + (more == 1 ? " more way" : " more ways");
    }

    private boolean served(DetourVisit visit) {
        HttpAnswer answer = visit.answer();
        if (answer == null) {
            return false;
        }
        if (visit.standard() == Standard.ANY_ANSWER) {
            return true;
        }
        if (answer.mark() != null && answer.mark().refusal()) {
            return false;
        }
        if (front.include(answer)) {
            return true;
        }
        boolean redirect = answer.status() / 100 == 3;
        if (visit.standard() == Standard.SAME_PAGE) {
            return answer.succeeded() && (front.changing() || answer.page() == null && front.blank())
                    || redirect && answer.location().startsWith("/") && sameAsConfigured(answer);
        }
        // A redirect to https is what plain HTTP is for; where it leads is visited apart.
        boolean toHttps = redirect && answer.location().toLowerCase(Locale.ROOT).startsWith(HTTPS);
        return answer.succeeded() || !(visit.detour() == Detour.PLAIN_HTTP && toHttps) && sameAsConfigured(answer);
    }

    private boolean sameAsConfigured(HttpAnswer answer) {
        return front.answers().stream()
                .anyMatch(page -> page.status() == answer.status()
                        && (page.status() / 100 != 3 || path(page.location()).equals(path(answer.location()))));
    }

    /** Where a redirect leads on its server; what follows the path may be of that one visit. */
    private static String path(String location) {
        return location.replaceFirst("^[A-Za-z]+://[^/?#]*", "").replaceFirst("[?#].*", "");
    }
}
