package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeAnswer;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeReading;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Asks for hostnames the way that their visitors take, past Cloudflare's cache. */
final class EdgeCheck {
    private static final int UNIQUE_BYTES = 8;

    private EdgeCheck() {}

    /** What a visitor of a hostname met who came through Cloudflare, as visitors do. */
    record Passage(String hostname, EdgeReading reading) {
        boolean passed() {
            return reading.outcome() == EdgeReading.Outcome.SERVED;
        }

        String sentence() {
            return hostname + " " + VerdictEntry.THROUGH_CLOUDFLARE + " is " + reading.outcome() + ". "
                    + reading.reason()
                    + (reading.advice().isEmpty() ? "" : " " + reading.advice());
        }

        /** What visited the origin; null when nothing of Cloudflare's answered. */
        String place() {
            return reading.dataCentre().isEmpty() ? null : "Cloudflare's data centre " + reading.dataCentre();
        }

        /** What it adds to the worst of the verdicts; nothing when Cloudflare was served: that says nothing of others. */
        Optional<Verdict> asVerdict() {
            return switch (reading.outcome()) {
                case SERVED -> Optional.empty();
                case NOT_SERVED -> Optional.of(Verdict.REFUSES_OURS);
                case INCONCLUSIVE -> Optional.of(Verdict.INCONCLUSIVE);
            };
        }
    }

    /** Asks each hostname once for the path, if the parameters say so. What no cache has seen, no cache can answer. */
    static List<Passage> passages(VerifyParameters parameters, OperationContext context) throws InterruptedException {
        if (!parameters.throughCloudflare()) {
            return List.of();
        }
        List<EdgeRequest> requests = parameters.hostnames().stream()
                .map(hostname -> new EdgeRequest(hostname, unique(parameters.path(), context)))
                .toList();
        List<EdgeAnswer> answers = context.edge().ask(requests);
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            passages.add(new Passage(
                    requests.get(i).hostname(), EdgeReading.of(answers.get(i), ErrorPage::isForCertificates)));
        }
        return passages;
    }

    private static String unique(String path, OperationContext context) {
        byte[] chance = new byte[UNIQUE_BYTES];
        context.random().nextBytes(chance);
        // A fragment is not sent, and what stands behind it would not be either.
        String sent = path.split("#", 2)[0];
        return sent + (sent.contains("?") ? "&" : "?") + "cloudflare-aop="
                + HexFormat.of().formatHex(chance);
    }
}
