package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeAnswer;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeReading;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Asks for hostnames the way that their visitors take, past Cloudflare's cache. */
final class EdgeCheck {
    private static final int UNIQUE_BYTES = 8;

    private EdgeCheck() {}

    /** The same path of each hostname. */
    static List<EdgeRequest> requests(List<String> hostnames, String path) {
        return hostnames.stream()
                .map(hostname -> new EdgeRequest(hostname, path))
                .toList();
    }

    /** Asks once for each; what no cache has seen before, no cache can answer. */
    static List<Passage> look(List<EdgeRequest> requests, OperationContext context) throws InterruptedException {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<EdgeRequest> unique = requests.stream()
                .map(request -> new EdgeRequest(request.hostname(), unique(request.target(), context)))
                .toList();
        List<EdgeAnswer> answers = context.edge().ask(unique);
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            passages.add(new Passage(
                    unique.get(i).hostname(), EdgeReading.of(answers.get(i), ErrorPage::isForCertificates)));
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
