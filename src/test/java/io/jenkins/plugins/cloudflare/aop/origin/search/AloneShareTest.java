package io.jenkins.plugins.cloudflare.aop.origin.search;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of how many targets each way is tried once more alone. */
class AloneShareTest {
    private static final int WAYS = 10;

    private static List<DetourSearch> at(String address, int targets) {
        return IntStream.range(0, targets)
                .mapToObj(i -> new DetourSearch(
                        new Target("h" + i + ".example.test", address, 443, "/"), List.of(), List.of(), null, Set.of()))
                .toList();
    }

    private static long having(int way, List<DetourSearch> searches, Map<DetourSearch, AloneShare> shares) {
        return searches.stream().filter(search -> shares.get(search).has(way)).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aFewTargetsHaveAllWaysTried(int targets) {
        List<DetourSearch> searches = at("192.0.2.1", targets);
        for (int way = 0; way < WAYS; way++) {
            assertThat(having(way, searches, AloneShare.of(searches)), is((long) targets));
        }
    }

    @Test
    void ofManyEachWayIsTriedUnderEveryFourth() {
        List<DetourSearch> searches = at("192.0.2.1", 8);
        for (int way = 0; way < WAYS; way++) {
            assertThat(having(way, searches, AloneShare.of(searches)), is(2L));
        }
    }

    @Test
    void addressesAreCountedApart() {
        List<DetourSearch> all = new ArrayList<>(at("192.0.2.1", 4));
        all.addAll(at("192.0.2.2", 4));
        assertThat(having(3, all, AloneShare.of(all)), is(8L));
    }
}
