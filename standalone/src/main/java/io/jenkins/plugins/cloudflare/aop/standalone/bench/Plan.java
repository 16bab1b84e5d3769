package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param hostnames names of the server, each of which is visited six times
 * @param runs how often each contender does all visits
 * @param delayMillis added to every answer
 * @param sockets most connections of the probe at once
 * @param curls numbers of curl processes at once among which the best is chosen
 */
public record Plan(int hostnames, int runs, int delayMillis, int sockets, List<Integer> curls) {
    /** Three visitors on two TLS versions. */
    public static final int VISITS_A_NAME = 6;

    private static final int MOST_HOSTNAMES = 5000;
    private static final int MOST_RUNS = 50;
    private static final int MOST_DELAY = 2000;
    private static final int MOST_SOCKETS = 256;

    /** @throws IllegalArgumentException with a sentence for the user */
    public Plan {
        Bounds.require("--hostnames", hostnames, 1, MOST_HOSTNAMES);
        Bounds.require("--runs", runs, 1, MOST_RUNS);
        Bounds.require("--delay", delayMillis, 0, MOST_DELAY);
        Bounds.require("--sockets", sockets, 1, MOST_SOCKETS);
        curls = List.copyOf(curls);
        curls.forEach(count -> Bounds.require("--curls", count, 1, MOST_SOCKETS));
    }

    /**
     * @param sockets null for what suits the delay
     * @param curls null for what suits the delay
     */
    public static Plan of(int hostnames, int runs, int delayMillis, Integer sockets, List<Integer> curls) {
        int processors = Runtime.getRuntime().availableProcessors();
        boolean waits = delayMillis > 0;
        return new Plan(
                hostnames,
                runs,
                delayMillis,
                sockets != null ? sockets : waits ? MOST_SOCKETS : Math.min(MOST_SOCKETS, 4 * processors),
                curls != null
                        ? curls
                        : waits
                                ? List.of(32, 64, 128, 256)
                                : List.of(processors, 2 * processors, 4 * processors, 8 * processors));
    }

    int visits() {
        return VISITS_A_NAME * hostnames;
    }
}
