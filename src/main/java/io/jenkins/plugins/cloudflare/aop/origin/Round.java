package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** One pass of all visitors over all TLS versions: its visits in the order of time. */
public record Round(List<Visit> visits) implements Serializable {
    private static final List<Visitor> WITH_US = List.of(
            Visitor.NOBODY,
            Visitor.FORGED,
            Visitor.SELF_SIGNED,
            Visitor.OURS,
            Visitor.NOBODY,
            Visitor.NOBODY,
            Visitor.OURS);
    private static final List<Visitor> WITHOUT_US =
            List.of(Visitor.NOBODY, Visitor.FORGED, Visitor.SELF_SIGNED, Visitor.NOBODY, Visitor.NOBODY);

    public Round {
        visits = List.copyOf(visits);
    }

    /**
     * Who comes when, on each version. A refusal counts only when we are served after it, so each pass ends with us. Two
     * visits of nobody in a row and an odd number of visits meet every back end of a load balancer that takes turns.
     */
    public static List<Visitor> order(boolean oursGiven) {
        return oursGiven ? WITH_US : WITHOUT_US;
    }

    public List<Visit> on(TlsVersion version) {
        return visits.stream().filter(visit -> visit.version() == version).toList();
    }
}
