package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the probe's time grows with the number of hostnames: with each more by the same, or by ever more. */
public final class Growth {
    private final SortedMap<Integer, Double> seconds = new TreeMap<>();

    /** So many hostnames took so long. */
    public void add(int hostnames, double tookSeconds) {
        seconds.put(hostnames, tookSeconds);
    }

    /** One line for people, empty when there is nothing to compare. */
    public String line() {
        if (seconds.size() < 2) {
            return "";
        }
        StringBuilder line = new StringBuilder("this probe, by hostnames:");
        int before = seconds.firstKey();
        for (Map.Entry<Integer, Double> each : seconds.entrySet()) {
            int hostnames = each.getKey();
            boolean first = hostnames == before;
            line.append(format(first ? " %d in %.2f s" : ", %d in %.2f s", hostnames, each.getValue()));
            if (!first) {
                double more = each.getValue() - seconds.get(before);
                line.append(format(" (%.1f ms for each more)", more * 1000 / (hostnames - before)));
            }
            before = hostnames;
        }
        return line.toString();
    }

    private static String format(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
