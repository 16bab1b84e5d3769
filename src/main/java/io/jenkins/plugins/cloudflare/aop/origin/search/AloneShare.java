package io.jenkins.plugins.cloudflare.aop.origin.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Which ways around a target are tried once more when nobody else visits its address: all, or of many targets at one address
 * some in turn, so that each way is tried under every fourth name, and the time that it takes does not grow with both.
 *
 * @param number the first way
 * @param step from one way to the next
 */
public record AloneShare(int number, int step) {
    public static final AloneShare ALL = new AloneShare(0, 1);

    /** So many targets at one address have all ways tried. */
    static final int FEW = 4;

    /** @param way by its number, from 0 */
    public boolean has(int way) {
        return way % step == number;
    }

    /** Those of targets that are visited together. */
    public static Map<DetourSearch, AloneShare> of(Collection<DetourSearch> searches) {
        Map<String, Integer> targets = new HashMap<>();
        searches.forEach(search -> targets.merge(address(search), 1, Integer::sum));
        Map<String, Integer> numbers = new HashMap<>();
        Map<DetourSearch, AloneShare> shares = new IdentityHashMap<>();
        for (DetourSearch search : searches) {
            int number = numbers.merge(address(search), 1, Integer::sum) - 1;
            int step = targets.get(address(search)) <= FEW ? 1 : FEW;
            shares.put(search, new AloneShare(number % step, step));
        }
        return shares;
    }

    private static String address(DetourSearch search) {
        return search.target().address();
    }
}
