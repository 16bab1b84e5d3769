package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** One pass of all visitors over all TLS versions: its visits in the order of time. */
public record Round(List<Visit> visits) implements Serializable {
    private static final List<Visitor> WITH_CONFIGURED = List.of(
            Visitor.ANONYMOUS,
            Visitor.FORGED,
            Visitor.SELF_SIGNED,
            Visitor.CONFIGURED,
            Visitor.ANONYMOUS,
            Visitor.ANONYMOUS,
            Visitor.CONFIGURED);
    private static final List<Visitor> WITHOUT_CONFIGURED =
            List.of(Visitor.ANONYMOUS, Visitor.FORGED, Visitor.SELF_SIGNED, Visitor.ANONYMOUS, Visitor.ANONYMOUS);

    public Round {
        visits = List.copyOf(visits);
    }

    /**
     * Who comes when, on each version. A refusal counts only when the configured certificate is served after it, so each
     * pass ends with that. Two visits without a certificate in a row and an odd number of visits meet every back end of a load balancer that takes turns.
     */
    public static List<Visitor> order(boolean configuredGiven) {
        return configuredGiven ? WITH_CONFIGURED : WITHOUT_CONFIGURED;
    }

    public List<Visit> on(TlsVersion version) {
        return visits.stream().filter(visit -> visit.version() == version).toList();
    }
}
