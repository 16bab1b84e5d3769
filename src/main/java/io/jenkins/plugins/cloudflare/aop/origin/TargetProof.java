package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * One target as all visitors saw it.
 *
 * @param configuredGiven whether there was a configured certificate to visit with
 * @param wanted how many rounds in succession have to say the same
 * @param rounds in the order of time
 * @param earlier visits before the rounds that were too many at once to show what is refused; what they were served counts
 */
public record TargetProof(Target target, boolean configuredGiven, int wanted, List<Round> rounds, List<Visit> earlier)
        implements Serializable {
    /** Fewer rounds prove nothing. */
    public static final int FEWEST = 3;

    public TargetProof {
        rounds = List.copyOf(rounds);
        earlier = List.copyOf(earlier);
    }

    public TargetProof(Target target, boolean configuredGiven, int wanted, List<Round> rounds) {
        this(target, configuredGiven, wanted, rounds, List.of());
    }

    public TargetProof(Target target, boolean configuredGiven, List<Round> rounds) {
        this(target, configuredGiven, FEWEST, rounds);
    }

    /** No proof was tried, as after a survey that found no TLS. */
    public static TargetProof none(Target target) {
        return new TargetProof(target, false, List.of());
    }
}
