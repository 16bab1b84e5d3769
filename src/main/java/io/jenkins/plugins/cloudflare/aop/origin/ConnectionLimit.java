package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.Optional;

/** How many connections to origins a person may allow at once, in all or at one address. */
public final class ConnectionLimit {
    public static final int FEWEST = 1;
    public static final int MOST = 1024;

    private ConnectionLimit() {}

    public static boolean isPossible(int given) {
        return given >= FEWEST && given <= MOST;
    }

    /**
     * One sentence when so many cannot be.
     *
     * @param name what the person calls it
     */
    public static Optional<String> complaint(String name, int given) {
        return isPossible(given)
                ? Optional.empty()
                : Optional.of(name + " is " + given + "; give " + FEWEST + " to " + MOST);
    }

    /** The defaults but for the connections: so many at once, and so many of these at one address. */
    public static ProbeLimits limits(int inAll, int perAddress) {
        return new ProbeLimits(ProbeLimits.DEFAULT.visit(), inAll, perAddress, ProbeLimits.DEFAULT.patience());
    }
}
