package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofCandidate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.VisitCost;
import io.jenkins.plugins.cloudflare.aop.standalone.curves.NativeCurves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The program of {@link ProbeVisits}: makes the visits and says how they were answered. */
final class ProbeVisitsMain {
    private static final Duration VISIT = Duration.ofSeconds(30);

    private ProbeVisitsMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!List.of(args).contains("--no-native")) {
            NativeCurves.register();
        }
        Path directory = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        int sockets = Integer.parseInt(args[3]);
        List<Identity> identities = List.of(
                identity(directory, Visitor.FORGED, "forged"), identity(directory, Visitor.CONFIGURED, "configured"));
        List<ProofCandidate> candidates = IntStream.range(0, Integer.parseInt(args[2]))
                .mapToObj(
                        i -> new ProofCandidate(new Target(BenchFiles.hostname(i), "127.0.0.1", port, "/"), identities))
                .toList();
        Map<Integer, Integer> answers = new TreeMap<>();
        for (List<Visit> visits : VisitCost.visitOnce(candidates, new ProbeLimits(VISIT, sockets, sockets))) {
            visits.forEach(visit -> answers.merge(visit.status(), 1, Integer::sum));
        }
        answers.forEach((status, count) -> System.out.println("answers " + status + " " + count));
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> System.out.println("peak " + line.replaceAll("\\D", "")));
        }
    }

    private static Identity identity(Path directory, Visitor visitor, String name) throws IOException {
        return new Identity(
                visitor,
                List.of(Files.readAllBytes(BenchFiles.certificate(directory, name))),
                Files.readAllBytes(BenchFiles.signer(directory, name)),
                "EC");
    }
}
