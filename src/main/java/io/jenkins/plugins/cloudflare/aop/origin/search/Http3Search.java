package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Whom to send over HTTP/3, and to which UDP ports beside that of the target.
 *
 * @param visitors beside the one without a certificate, in order; the configured certificate last, as a control
 * @param silent whether it is known that nothing answers on the target's own port
 */
public record Http3Search(List<Identity> visitors, List<Integer> otherPorts, boolean silent) implements Serializable {
    static final Http3Search PLAIN = new Http3Search(List.of(), List.of());

    private static final int MOST_PORTS = 4;

    public Http3Search {
        visitors = List.copyOf(visitors);
        otherPorts = List.copyOf(otherPorts);
    }

    /** Nothing is known of the target's own port. */
    public Http3Search(List<Identity> visitors, List<Integer> otherPorts) {
        this(visitors, otherPorts, false);
    }

    /** The same where nothing answered, or something did, when the target's own port was asked before. */
    public Http3Search knocked(boolean isSilent) {
        return new Http3Search(visitors, otherPorts, isSilent);
    }

    /**
     * To the ports that the server named at its front door.
     *
     * @param visitors as they visited there, in any order
     */
    public static Http3Search of(List<Identity> visitors, TargetProof proof) {
        List<Identity> configuredLast = visitors.stream()
                .sorted((one, other) -> Boolean.compare(
                        !one.visitor().isForged(), !other.visitor().isForged()))
                .toList();
        return new Http3Search(
                configuredLast,
                proof.rounds().stream()
                        .flatMap(round -> round.visits().stream())
                        .map(Visit::answer)
                        .filter(Objects::nonNull)
                        .map(HttpAnswer::http3Ports)
                        .flatMap(List::stream)
                        .filter(port -> port != proof.target().port())
                        .distinct()
                        .limit(MOST_PORTS)
                        .toList());
    }
}
