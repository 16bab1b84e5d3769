package io.jenkins.plugins.cloudflare.aop.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The last proofs of a build in the order in which a person should read them: failures first, many that failed in one
 * way at one origin as a group, and no more rows at a glance than can be read.
 *
 * @param groups failures that stand together
 * @param shown single failures, then what passed; at most {@value #AT_A_GLANCE}
 * @param more what follows these
 */
public record ProofOverview(List<Group> groups, List<LatestProof> shown, List<LatestProof> more) {
    /** So many rows are read, not counted. */
    public static final int AT_A_GLANCE = 20;
    /** So many failures of one kind at one origin stand together. */
    private static final int MANY = 5;

    /**
     * Failures of one kind at one origin.
     *
     * @param kind see {@link FailureReason#kind()}
     */
    public record Group(String origin, String kind, List<LatestProof> proofs) {
        /** Such as "150 names at 192.0.2.1:443: OPEN". */
        public String title() {
            return proofs.size() + " names at " + origin + ": " + kind;
        }

        public Severity severity() {
            return Severity.of(proofs.get(0).verdict());
        }
    }

    private record Key(String origin, String kind) {}

    public static ProofOverview of(BuildRecord record) {
        List<LatestProof> all = LatestProof.of(record);
        Map<Key, List<LatestProof>> failures = new LinkedHashMap<>();
        all.stream()
                .filter(proof -> !proof.verdict().passed())
                .forEach(proof -> failures.computeIfAbsent(
                                new Key(proof.verdict().origin(), proof.kind()), any -> new ArrayList<>())
                        .add(proof));
        List<Group> groups = new ArrayList<>();
        List<LatestProof> single = new ArrayList<>();
        failures.forEach((key, proofs) -> {
            if (proofs.size() >= MANY) {
                groups.add(new Group(key.origin(), key.kind(), List.copyOf(proofs)));
            } else {
                single.addAll(proofs);
            }
        });
        List<LatestProof> rows = Stream.concat(
                        single.stream(),
                        all.stream().filter(proof -> proof.verdict().passed()))
                .toList();
        int glance = Math.min(AT_A_GLANCE, rows.size());
        return new ProofOverview(List.copyOf(groups), rows.subList(0, glance), rows.subList(glance, rows.size()));
    }

    public boolean isEmpty() {
        return groups.isEmpty() && shown.isEmpty();
    }
}
