package io.jenkins.plugins.cloudflare.aop.origin.judge;

/** What a number of visits can show of an origin with several back ends, of which some may be open. */
public final class Power {
    private static final double MISSED_AT_MOST = 0.05;
    private static final double AGAIN_FOR_SURE = 0.01;

    private Power() {}

    /**
     * The share of open back ends that so many visits would have found with 95 %, as one in how many; 0 for no visits.
     */
    public static int oneIn(int visits) {
        return visits == 0 ? 0 : (int) Math.floor(1 / (1 - Math.pow(MISSED_AT_MOST, 1.0 / visits)));
    }

    /** How many visits without a find show with 99 % that what was seen so many times in so many visits is over. */
    public static int cleanVisits(int seen, int visits) {
        if (seen <= 0) {
            return 0;
        }
        return seen >= visits ? 1 : (int) Math.ceil(Math.log(AGAIN_FOR_SURE) / Math.log(1 - (double) seen / visits));
    }
}
