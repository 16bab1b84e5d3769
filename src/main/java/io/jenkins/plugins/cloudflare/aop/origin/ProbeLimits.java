package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * What a probe may take.
 *
 * @param visit the longest time for one visit, from connecting to the last byte read
 * @param atOnce visits made at the same time, which is also the number of sockets
 * @param atOncePerAddress the same for one address, so that an origin is not flooded; fewer where one takes no more
 * @param patience how long a probe may pause at one address, all in all, for a server that takes no more connections for
 *     a while
 */
public record ProbeLimits(Duration visit, int atOnce, int atOncePerAddress, Duration patience) implements Serializable {
    /** Ten seconds a visit, 64 at once, 16 at one address, and a minute of pauses. */
    public static final ProbeLimits DEFAULT = new ProbeLimits(Duration.ofSeconds(10), 64, 16, Duration.ofSeconds(60));

    /** The fewest connections at once that a person may allow, in all or at one address, and the most. */
    public static final int FEWEST = 1;

    public static final int MOST = 1024;

    public ProbeLimits {
        if (visit.isNegative() || visit.isZero() || atOnce < 1 || atOncePerAddress < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("limits that allow no visit");
        }
    }

    /** Without pauses. */
    public ProbeLimits(Duration visit, int atOnce, int atOncePerAddress) {
        this(visit, atOnce, atOncePerAddress, Duration.ZERO);
    }

    /** The defaults but for the connections: so many at once, and so many of these at one address. */
    public static ProbeLimits of(int atOnce, int atOncePerAddress) {
        return new ProbeLimits(DEFAULT.visit, atOnce, atOncePerAddress, DEFAULT.patience);
    }

    /** Whether a person may allow so many connections at once. */
    public static boolean isPossible(int connections) {
        return connections >= FEWEST && connections <= MOST;
    }

    /**
     * One sentence when so many connections cannot be.
     *
     * @param name what the person calls them
     */
    public static Optional<String> complaint(String name, int connections) {
        return isPossible(connections)
                ? Optional.empty()
                : Optional.of(name + " is " + connections + "; give " + FEWEST + " to " + MOST);
    }

    /** The same, with no more than so many at once at one address. */
    public ProbeLimits perAddress(int most) {
        return new ProbeLimits(visit, atOnce, Math.min(most, atOncePerAddress), patience);
    }

    /** For workers of whom some wait for what others do: a quarter more. */
    public ProbeLimits withWaiting() {
        return new ProbeLimits(
                visit, atOnce + (atOnce + 3) / 4, atOncePerAddress + (atOncePerAddress + 3) / 4, patience);
    }

    public ProbeLimits withPatience(Duration other) {
        return new ProbeLimits(visit, atOnce, atOncePerAddress, other);
    }
}
