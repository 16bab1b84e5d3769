package io.jenkins.plugins.cloudflare.aop.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes every third list odd, and lets every third change of associations go without an answer, where asked to. */
final class OddAnswers {
    private static final Duration LATENESS = Duration.ofSeconds(5);

    private final List<Oddity> oddities;
    private final EveryThird lateWrites;
    private int lists;

    OddAnswers(EmulatorOptions options) {
        this.oddities =
                options.oddities().stream().filter(Oddity::concernsLists).toList();
        this.lateWrites = new EveryThird(options, Oddity.LATE_WRITE);
    }

    /** Every third list, in turn: never one that follows an odd one. */
    synchronized Reply of(Call call, Reply reply) {
        boolean isList = call.method().equals("GET") && call.path().matches(".*/hostnames(/certificates)?");
        if (oddities.isEmpty() || !isList || ++lists % 3 != 0) {
            return reply;
        }
        return reply.odd(oddities.get(lists / 3 % oddities.size()));
    }

    /** What becomes of a change that is not answered. */
    Optional<Fault> fault(Call call) {
        return call.method().equals("PUT") && call.path().endsWith("/hostnames") && lateWrites.isNext()
                ? Optional.of(Fault.on("PUT", "/hostnames").late(LATENESS))
                : Optional.empty();
    }
}
