package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * All operations at once, over a service and origins that are as odd as they come, with crashes, aborts and other
 * people's changes at any point: one schedule for each seed.
 */
class LifeCycleSimulationTest {
    /** How many seeds are tried; a nightly run sets many more. */
    private static final long SEEDS = Long.getLong("aop.simulation.seeds", 2_000);

    /** The first of them: the one to replay, with one seed. */
    private static final long FIRST = Long.getLong("aop.simulation.first", 0);

    @Test
    void everyInvariantHoldsAfterEveryEvent() {
        ConcurrentSkipListMap<Long, Throwable> broken = new ConcurrentSkipListMap<>();
        LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .filter(seed -> broken.isEmpty())
                .forEach(seed -> {
                    try {
                        new SimulatedWorld(seed).run();
                    } catch (InterruptedException | RuntimeException | Error e) {
                        broken.put(seed, e);
                    }
                });
        broken.forEach((seed, e) -> {
            throw new AssertionError(
                    "seed " + seed + " (replay with -Daop.simulation.first=" + seed
                            + " -Daop.simulation.seeds=1 -Daop.simulation.log=true): " + e.getMessage(),
                    e);
        });
        assertThat(broken.size(), is(0));
    }
}
