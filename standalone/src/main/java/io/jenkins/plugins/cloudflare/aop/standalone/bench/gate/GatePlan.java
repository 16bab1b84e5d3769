package io.jenkins.plugins.cloudflare.aop.standalone.bench.gate;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Bounds;

/**
 * Of which gate the time is taken.
 *
 * @param hostnames names of the server, divided evenly among the addresses
 * @param addresses of the server
 * @param rttMillis what a question and its answer take on the way, that of a connection included
 * @param runs how often each contender does all visits
 * @param atOnce connections at once
 * @param atOncePerAddress the same at one address
 */
public record GatePlan(int hostnames, int addresses, int rttMillis, int runs, int atOnce, int atOncePerAddress) {
    private static final int MOST_HOSTNAMES = 5000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_RUNS = 50;
    private static final int MOST_RTT = 2000;
    private static final int MOST_CONNECTIONS = 1024;

    /** @throws IllegalArgumentException with a sentence for the user */
    public GatePlan {
        Bounds.require("--hostnames", hostnames, 1, MOST_HOSTNAMES);
        Bounds.require("--addresses", addresses, 1, Math.min(MOST_ADDRESSES, hostnames));
        Bounds.require("--rtt", rttMillis, 0, MOST_RTT);
        Bounds.require("--runs", runs, 1, MOST_RUNS);
        Bounds.require("--connections", atOnce, 1, MOST_CONNECTIONS);
        Bounds.require("--connections-per-address", atOncePerAddress, 1, MOST_CONNECTIONS);
    }

    /** How many connections there can be at once. */
    int connections() {
        return Math.min(atOnce, addresses * atOncePerAddress);
    }
}
