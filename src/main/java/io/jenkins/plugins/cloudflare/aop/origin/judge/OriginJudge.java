package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Der;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ServerSoftware;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** Says what the visits of one target mean. Pure. */
public final class OriginJudge {
    private OriginJudge() {}

    /**
     * Judges a survey and the proof that followed it. When a proof is repeated, the survey is repeated, too: a visit
     * served in either counts for good.
     *
     * @param proof {@link TargetProof#none} when none was tried
     * @throws IllegalArgumentException when the two are not of the same target
     */
    public static OriginVerdict judge(TargetSurvey survey, TargetProof proof) {
        if (!survey.target().equals(proof.target())) {
            throw new IllegalArgumentException("a survey and a proof of different targets");
        }
        List<VersionVerdict> versions = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            versions.add(judge(version, survey, proof));
        }
        List<VersionVerdict> spoken =
                versions.stream().filter(VersionVerdict::spoken).toList();
        Verdict verdict =
                Verdict.worst(spoken.stream().map(VersionVerdict::verdict).toList());
        List<Visit> visits = all(survey, proof).toList();
        ServerSoftware software = ServerGuess.of(visits);
        return new OriginVerdict(
                survey.target(),
                verdict,
                spoken.isEmpty()
                        ? "Neither TLS 1.2 nor TLS 1.3 is spoken: "
                                + versions.get(0).reason() + "."
                        : reason(spoken, verdict) + power(spoken, verdict),
                ServerGuess.advice(software, verdict),
                versions,
                issuers(visits),
                visits.stream()
                        .map(Visit::answer)
                        .filter(Objects::nonNull)
                        .map(HttpAnswer::server)
                        .filter(server -> !server.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static VersionVerdict judge(TlsVersion version, TargetSurvey survey, TargetProof proof) {
        VersionVerdict verdict = new VersionJudge(version, survey.visits(), proof).verdict();
        if (verdict.verdict() != Verdict.UNREACHABLE) {
            return verdict;
        }
        if (version == TlsVersion.TLS_1_3 && survey.chosenOfBoth() == TlsVersion.TLS_1_2) {
            return verdict.notSpoken("hangs up on TLS 1.3 and chooses TLS 1.2 when offered both");
        }
        return version == TlsVersion.TLS_1_2
                        && knowsTheNewerAlone(all(survey, proof).toList())
                ? verdict.notSpoken("hangs up on TLS 1.2 and speaks TLS 1.3")
                : verdict;
    }

    /** Some say no to an older version by hanging up. As nothing marks that, it has to be so each time. */
    private static boolean knowsTheNewerAlone(List<Visit> visits) {
        long older = visits.stream()
                .filter(visit -> visit.version() == TlsVersion.TLS_1_2)
                .count();
        return older > 1
                && older < visits.size()
                && visits.stream()
                        .allMatch(visit -> visit.version() == TlsVersion.TLS_1_2
                                ? visit.phase() == Phase.HELLO
                                        && (visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET)
                                : visit.phase().compareTo(Phase.HANDSHAKE) >= 0);
    }

    private static Stream<Visit> all(TargetSurvey survey, TargetProof proof) {
        return Stream.concat(
                survey.visits().stream(), proof.rounds().stream().flatMap(round -> round.visits().stream()));
    }

    /** One sentence that names the versions on which the verdict rests. */
    private static String reason(List<VersionVerdict> spoken, Verdict verdict) {
        Map<String, List<VersionVerdict>> reasons = spoken.stream()
                .filter(version -> version.verdict() == verdict)
                .collect(Collectors.groupingBy(VersionVerdict::reason, LinkedHashMap::new, Collectors.toList()));
        return reasons.entrySet().stream()
                .map(entry -> "on "
                        + entry.getValue().stream()
                                .map(version -> version.version().label())
                                .collect(Collectors.joining(" and "))
                        + " " + entry.getKey())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; ", "", "."), text -> "O" + text.substring(1)));
    }

    /** What was not found may still be there, behind a balancer; how rare it would have to be is said. */
    private static String power(List<VersionVerdict> spoken, Verdict verdict) {
        int visits = spoken.stream().mapToInt(VersionVerdict::strangers).sum();
        return verdict == Verdict.ENFORCED || verdict == Verdict.REFUSED_UNCONFIRMED
                ? " None of " + visits + " visits without the right certificate got in: one open back end in "
                        + Power.oneIn(visits) + " or fewer would have shown with 95 % certainty."
                : "";
    }

    private static List<String> issuers(List<Visit> visits) {
        // A proof has dozens of visits, of which each may have been told of a hundred issuers; reading a name takes
        // long.
        return Der.distinct(visits.stream().flatMap(visit -> visit.asked().issuers().stream())).stream()
                .map(OriginJudge::name)
                .distinct()
                .toList();
    }

    private static String name(byte[] der) {
        try {
            return new X500Principal(der).getName();
        } catch (IllegalArgumentException e) {
            return "an unreadable name";
        }
    }
}
