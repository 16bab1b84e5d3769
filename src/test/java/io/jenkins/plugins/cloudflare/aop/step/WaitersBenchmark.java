package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * What 500 Pipelines cost that wait for a certificate to become active: threads, heap and requests, before and after a
 * restart. Takes minutes, so it runs only when named: {@code mvn test -Dtest=WaitersBenchmark}.
 */
class WaitersBenchmark {
    private static final int MANY = Integer.getInteger("aop.waiters", 500);
    private static final Duration QUIET = Duration.ofSeconds(75);
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    static {
        // The harness gives a test three minutes.
        System.setProperty("jenkins.test.timeout", "3600");
    }

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.heldBack();

    private Map<String, Integer> idle;

    @Test
    void waitersHoldNoThreadAndAskTogether() throws Throwable {
        sessions.then(jenkins -> {
            Waiters waiters = new Waiters(jenkins, cloudflare);
            // A controller that has run a Pipeline before: what that loads stays.
            waiters.warmUp();
            Thread.sleep(QUIET.toMillis());
            idle = mostThreads(Duration.ofSeconds(10));
            print("idle", waiters, idle, 0);
            Instant begun = Instant.now();
            waiters.start(MANY);
            until(() -> waiters.waiting() == MANY);
            System.out.println("all wait after "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s, " + waiters.requests() + " requests");
            measure(MANY + " waiting", waiters);
        });
        int before = cloudflare.emulator().requests().size();
        sessions.then(jenkins -> {
            Waiters waiters = new Waiters(jenkins, cloudflare);
            Instant begun = Instant.now();
            until(() -> waiters.waiting() == MANY);
            System.out.println("all wait again after "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s, " + (waiters.requests() - before)
                    + " requests");
            measure(MANY + " waiting after a restart", waiters);
            cloudflare.letThrough();
            until(() -> waiters.succeeded() == MANY);
            assertThat(cloudflare.writes(), is(List.of("POST")));
        });
    }

    private void measure(String name, Waiters waiters) throws Exception {
        // Threads that started the builds end when they have had nothing to do for a while.
        Thread.sleep(QUIET.toMillis());
        int before = waiters.requests();
        Map<String, Integer> threads = mostThreads(WINDOW);
        int requests = waiters.requests() - before;
        print(name, waiters, threads, requests);
        assertThat(requests, is(lessThanOrEqualTo(60)));
        assertThat(total(threads), is(lessThanOrEqualTo(total(idle) + 4)));
    }

    private void print(String name, Waiters waiters, Map<String, Integer> threads, int requests) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.println(name + ": " + total(threads) + " threads at most, " + heap + " MiB heap, " + requests
                + " requests a minute");
        Map<String, Integer> more = new TreeMap<>(threads);
        if (idle != null) {
            idle.forEach((thread, number) -> more.merge(thread, -number, Integer::sum));
            more.values().removeIf(number -> number == 0);
            System.out.println("  against idle: " + more);
        }
    }

    private static int total(Map<String, Integer> threads) {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The moment with most threads, by name without numbers. */
    private static Map<String, Integer> mostThreads(Duration time) throws InterruptedException {
        Map<String, Integer> most = Map.of();
        for (Instant end = Instant.now().plus(time); Instant.now().isBefore(end); Thread.sleep(100)) {
            Map<String, Integer> now = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.getName().startsWith("emulator"))
                    .collect(Collectors.toMap(
                            thread -> thread.getName().replaceAll("[0-9]+|/.*|:.*", "#"), any -> 1, Integer::sum));
            most = total(now) > total(most) ? now : most;
        }
        return most;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        for (Instant end = Instant.now().plus(PATIENCE); !condition.call(); Thread.sleep(1000)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE);
            }
        }
    }
}
