package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** One pass of all visitors over all TLS versions: its visits in the order of time. */
public record Round(List<Visit> visits) implements Serializable {
    public Round {
        visits = List.copyOf(visits);
    }

    /** A refusal counts only when we are served after it, so each pass ends with us. */
    static List<Visitor> order(boolean oursGiven) {
        return oursGiven
                ? List.of(
                        Visitor.NOBODY,
                        Visitor.FORGED,
                        Visitor.SELF_SIGNED,
                        Visitor.OURS,
                        Visitor.NOBODY,
                        Visitor.OURS)
                : List.of(Visitor.NOBODY, Visitor.FORGED, Visitor.SELF_SIGNED, Visitor.NOBODY);
    }

    List<Visit> on(TlsVersion version) {
        return visits.stream().filter(visit -> visit.version() == version).toList();
    }
}
