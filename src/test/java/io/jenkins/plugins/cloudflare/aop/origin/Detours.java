package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** The three rounds and the judgement of detours, as an operation would do them. */
final class Detours {
    static final String OTHER_HOST = "open.example.test";
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), 4, 4);

    private Detours() {}

    /**
     * What is found around an origin that must enforce, by kind.
     *
     * @param plainPort where plain HTTP is looked for
     */
    static Map<Detour, String> around(Target target, int plainPort) throws InterruptedException {
        return around(target, plainPort, EnumSet.allOf(Detour.class));
    }

    static Map<Detour, String> around(Target target, int plainPort, Set<Detour> sought) throws InterruptedException {
        Target neighbour = new Target(OTHER_HOST, target.address(), target.port(), target.path());
        List<TargetSurvey> surveys = OriginProbe.survey(
                        new SurveyRequest(List.of(target, neighbour), LIMITS, AddressPolicy.ALL))
                .targets();
        TargetSurvey survey = surveys.get(0);
        Candidate candidate = new Candidate(target, OriginPki.EC.everybody());
        TargetProof proof = OriginProbe.prove(new ProofRequest(List.of(candidate), LIMITS, AddressPolicy.ALL))
                .targets()
                .get(0);
        OriginVerdict verdict = Judge.judge(survey, proof);
        if (verdict.verdict() != Verdict.ENFORCED) {
            throw new AssertionError(verdict.toString());
        }
        List<TlsVersion> spoken = verdict.versions().stream()
                .filter(VersionVerdict::spoken)
                .map(VersionVerdict::version)
                .toList();
        DetourSearch search =
                new DetourSearch(target, spoken, OtherNames.of(survey, surveys), OriginPki.EC.expired(), sought);
        TargetDetours seen = OriginProbe.detours(
                        new DetourRequest(List.of(search), plainPort, LIMITS, AddressPolicy.ALL), Progress.SILENT)
                .targets()
                .get(0);
        Map<Detour, String> found = new TreeMap<>();
        DetourJudge.judge(proof, seen).forEach(finding -> found.put(finding.detour(), finding.sentence()));
        DetourJudge.doubts(seen).forEach(doubt -> {
            throw new AssertionError(doubt);
        });
        Set<X500Principal> own = Set.of(OriginPki.EC.authority.certificate().getSubjectX500Principal());
        OtherIssuers.among(survey.acceptedIssuers(), own, any -> false)
                .ifPresent(finding -> found.put(finding.detour(), finding.sentence()));
        return found;
    }

    /** As the tables of the documentation have them. */
    static String names(Map<Detour, String> found) {
        String names = found.keySet().stream().map(Detour::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
