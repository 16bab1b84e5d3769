package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server does, the step does not pass when a visitor without the right certificate is answered with the site on
 * a way that docs/verification.md lists. What decides is all there: rounds, ways, controls, judges, memory; only sockets
 * are made up. A failure says how to see it again.
 */
class NoWrongGreenTest {
    private static final int SERVERS = Integer.getInteger("aop.servers", 4_000);
    private static final long SEED = Long.getLong("aop.seed", 20_260_101L);
    private static final List<byte[]> CHAIN = MadeUpStep.serverChain();
    private static final ThreadLocal<MadeUpStep> STEP = ThreadLocal.withInitial(MadeUpStep::new);
    private static final Pattern POWER = Pattern.compile("one open back end in ([0-9]+)");

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void noServerWithAnOpeningPasses() {
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger careful = new AtomicInteger();
        IntStream.range(0, SERVERS).parallel().forEach(number -> {
            long seed = SEED + number;
            Random random = new Random(seed);
            List<Opening> wanted = new ArrayList<>();
            for (int more = random.nextInt(6); more > 0; more = random.nextInt(3)) {
                wanted.add(Opening.ALL.get(random.nextInt(Opening.ALL.size())));
            }
            MadeUpOrigin origin = new MadeUpOrigin(random, CHAIN, wanted);
            Set<Detour> sought = sought(random, origin);
            if (random.nextInt(10) == 0) {
                origin.most = 1 + random.nextInt(150);
            }
            boolean open = origin.openings.stream().anyMatch(opening -> counts(opening, sought));
            MadeUpStep.Ended ended = run(origin, sought, TargetProof.FEWEST, Duration.ZERO);
            passed.addAndGet(ended.passed() ? 1 : 0);
            if (ended.passed() && open) {
                wrong.add(told(seed, "passes", origin, sought, ended));
            }
            if (!open && origin.openings.isEmpty() && origin.most == 0) {
                careful.incrementAndGet();
                if (!ended.passed()) {
                    wrong.add(told(seed, "is careful and fails", origin, sought, ended));
                }
            }
        });
        none();
        if (SERVERS > 100) {
            assertThat("servers that pass", passed.get(), is(greaterThan(SERVERS / 20)));
            assertThat("careful servers", careful.get(), is(greaterThan(SERVERS / 20)));
        }
    }

    /** Open at times: by turns, by chance, until a reload, again after a while. */
    @Test
    void whatWasServedOnceIsNotForgotten() {
        AtomicInteger passed = new AtomicInteger();
        IntStream.range(0, SERVERS / 4).parallel().forEach(number -> {
            long seed = SEED + number;
            Random random = new Random(seed);
            List<Opening> wanted = new ArrayList<>();
            for (int more = 1 + random.nextInt(2); more > 0; more--) {
                wanted.add(Opening.ALL.get(random.nextInt(Opening.ALL.size())));
            }
            MadeUpOrigin origin = new MadeUpOrigin(random, CHAIN, wanted);
            atTimes(random, origin);
            Set<Detour> sought = sought(random, origin);
            Duration patience = Duration.ofSeconds(random.nextInt(120));
            MadeUpStep.Ended ended = run(origin, sought, TargetProof.FEWEST, patience);
            passed.addAndGet(ended.passed() ? 1 : 0);
            // The way on which other ways are tried may be open, and not sought.
            boolean seen = origin.entered.stream().anyMatch(opening -> counts(opening, sought));
            if (ended.passed() && seen && !LooksTaken.over(ended.looks())) {
                wrong.add(told(seed, "passes too early", origin, sought, ended));
            }
        });
        none();
        if (SERVERS > 100) {
            assertThat("servers that pass", passed.get(), is(greaterThan(SERVERS / 100)));
        }
    }

    /** A pass against a balancer with open back ends happens, and no more often than the record says. */
    @Test
    void thePowerOfTheProofIsNotOverstated() {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger missed = new AtomicInteger();
        IntStream.range(0, SERVERS / 4).parallel().forEach(number -> {
            Random random = new Random(SEED + number);
            MadeUpOrigin origin = new MadeUpOrigin(random, CHAIN, List.of(Opening.EVERYBODY));
            int oneIn = 2 + random.nextInt(60);
            Random balancer = new Random(random.nextLong());
            origin.open = visit -> balancer.nextInt(oneIn) == 0;
            int rounds = TargetProof.FEWEST + random.nextInt(10);
            MadeUpStep.Ended ended = run(origin, EnumSet.noneOf(Detour.class), rounds, Duration.ZERO);
            Matcher stated = POWER.matcher(ended.reason());
            boolean enforced = ended.verdict().equals("ENFORCED");
            if (enforced && !stated.find()) {
                wrong.add("no power in: " + ended.reason());
            } else if (!enforced || Integer.parseInt(stated.group(1)) >= oneIn) {
                within.incrementAndGet();
                missed.addAndGet(ended.passed() ? 1 : 0);
            }
        });
        none();
        // Three standard deviations above 5 %.
        double most = within.get() * 0.05 + 3 * Math.sqrt(within.get() * 0.05 * 0.95);
        assertThat("missed of " + within.get(), missed.doubleValue(), is(lessThan(most)));
    }

    private static void atTimes(Random random, MadeUpOrigin origin) {
        int some = 1 + random.nextInt(4);
        int of = some + 1 + random.nextInt(12);
        int until = 1 + random.nextInt(3);
        Random balancer = new Random(random.nextLong());
        switch (random.nextInt(4)) {
            case 0 -> origin.open = visit -> visit % of < some;
            case 1 -> origin.open = visit -> balancer.nextInt(of) < some;
            case 2 -> origin.open = visit -> origin.look <= until;
            default -> origin.open = visit -> origin.look % (until + 1) == 1;
        }
    }

    private static boolean counts(Opening opening, Set<Detour> sought) {
        return opening.detour() == null || sought.contains(opening.detour());
    }

    /** All ways, or those of the openings and some more. */
    private static Set<Detour> sought(Random random, MadeUpOrigin origin) {
        // Certificates do not differ here, so one look at the issuer says it for all.
        Set<Detour> sought = EnumSet.allOf(Detour.class);
        sought.remove(Detour.PUBLIC_ISSUER);
        if (random.nextInt(4) > 0) {
            sought.removeIf(any -> random.nextInt(5) > 0);
            origin.openings.stream()
                    .filter(opening -> opening.detour() != null && random.nextInt(10) > 0)
                    .forEach(opening -> sought.add(opening.detour()));
        }
        return sought;
    }

    private static MadeUpStep.Ended run(MadeUpOrigin origin, Set<Detour> sought, int rounds, Duration patience) {
        try {
            return STEP.get().run(origin, sought, rounds, patience);
        } catch (Exception e) {
            throw new IllegalStateException(origin.toString(), e);
        }
    }

    private static String told(
            long seed, String what, MadeUpOrigin origin, Set<Detour> sought, MadeUpStep.Ended ended) {
        return "-Daop.seed=" + seed + " -Daop.servers=4: " + what + ": " + origin + "; sought " + sought + "; " + ended;
    }

    private void none() {
        assertThat(
                "seed " + SEED + ": " + wrong.size() + " of " + SERVERS + " servers, first: "
                        + wrong.stream()
                                .sorted()
                                .limit(Long.getLong("aop.told", 3))
                                .toList(),
                wrong.isEmpty(),
                is(true));
    }
}
