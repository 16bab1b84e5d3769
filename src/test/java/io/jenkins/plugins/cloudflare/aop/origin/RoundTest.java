package io.jenkins.plugins.cloudflare.aop.origin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who comes in which round. */
class RoundTest {
    private static final Set<Visitor> ALL = EnumSet.complementOf(EnumSet.of(Visitor.ANONYMOUS, Visitor.EXPIRED));

    @Test
    void inThreeRoundsEachComesAtLeastOnce() {
        for (Visitor visitor : Visitor.values()) {
            boolean comes = IntStream.range(0, TargetProof.FEWEST)
                    .anyMatch(number -> Round.order(number, ALL).contains(visitor));
            assertThat(visitor.name(), comes, is(visitor != Visitor.EXPIRED));
        }
    }

    @Test
    void everyRoundEndsWithTheConfiguredCertificate() {
        List<Visitor> last = IntStream.range(0, 7)
                .mapToObj(number -> Round.order(number, ALL))
                .map(order -> order.get(order.size() - 1))
                .toList();
        assertThat(last, everyItem(is(Visitor.CONFIGURED)));
    }

    @Test
    void roundsInARowDifferInLength() {
        List<Integer> lengths = IntStream.range(0, 3)
                .mapToObj(number -> Round.order(number, ALL).size())
                .toList();
        assertThat(lengths, contains(10, 11, 12));
    }

    @Test
    void whoHasNoCertificateToPresentDoesNotCome() {
        List<Visitor> order = Round.order(0, Set.of(Visitor.FORGED, Visitor.SELF_SIGNED));
        assertThat(order, not(hasItem(Visitor.CONFIGURED)));
        assertThat(order, not(hasItem(Visitor.STUFFED_CHAIN)));
    }
}
