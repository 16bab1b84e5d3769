package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
    private static final List<Visitor> WITHOUT_CONFIGURED = WITH_CONFIGURED.stream()
            .filter(visitor -> visitor != Visitor.CONFIGURED)
            .toList();
    /** Of each group one comes in a round, in turn. */
    private static final List<List<Visitor>> IN_TURN = List.of(
            List.of(Visitor.FORGED_CHAIN, Visitor.PARTIAL_CHAIN),
            List.of(Visitor.STUFFED_CHAIN, Visitor.STUFFED_LEAF, Visitor.STUFFED_AUTHORITY),
            List.of(Visitor.NOT_YET_VALID, Visitor.NO_CLIENT_AUTH));

    private static final Set<Visitor> CORE = EnumSet.copyOf(WITH_CONFIGURED);

    public Round {
        visits = List.copyOf(visits);
    }

    /**
     * Who comes in every round, on each version. A refusal counts only when the configured certificate is served after
     * it, so each pass ends with that. Two visits without a certificate in a row and an odd number of visits meet every
     * back end of a load balancer that takes turns.
     */
    public static List<Visitor> order(boolean configuredGiven) {
        return configuredGiven ? WITH_CONFIGURED : WITHOUT_CONFIGURED;
    }

    /**
     * Who comes in one round. Rounds differ in length, so that no balancer keeps step with them.
     *
     * @param number from 0
     * @param present who has a certificate to present
     */
    public static List<Visitor> order(int number, Collection<Visitor> present) {
        List<Visitor> order = new ArrayList<>(order(present.contains(Visitor.CONFIGURED)));
        int at = 2;
        for (List<Visitor> group : IN_TURN) {
            List<Visitor> there = group.stream().filter(present::contains).toList();
            if (!there.isEmpty()) {
                order.add(at++, there.get(number % there.size()));
            }
        }
        for (int more = number % 3; more > 0; more--) {
            order.add(0, Visitor.ANONYMOUS);
        }
        return order;
    }

    /**
     * The same in groups, of which all may come at once: the order says only that the configured certificate comes after
     * those whose refusals it confirms.
     */
    public static List<List<Visitor>> groups(int number, Collection<Visitor> present) {
        List<List<Visitor>> groups = new ArrayList<>();
        Visitor before = Visitor.CONFIGURED;
        for (Visitor visitor : order(number, present)) {
            if (before == Visitor.CONFIGURED || visitor == Visitor.CONFIGURED) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(visitor);
            before = visitor;
        }
        return groups;
    }

    /** Whether on this version everybody came who comes in every round. */
    public boolean complete(TlsVersion version, boolean configuredGiven) {
        List<Visitor> came =
                on(version).stream().map(Visit::visitor).filter(CORE::contains).toList();
        List<Visitor> order = order(configuredGiven);
        int more = came.size() - order.size();
        return more >= 0
                && came.subList(more, came.size()).equals(order)
                && came.subList(0, more).stream().allMatch(visitor -> visitor == Visitor.ANONYMOUS);
    }

    public List<Visit> on(TlsVersion version) {
        return visits.stream().filter(visit -> visit.version() == version).toList();
    }
}
