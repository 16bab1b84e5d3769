package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The least, the middle and the greatest of some figures. */
public record Spread(double min, double median, double max) {
    public static Spread of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** Least, median and greatest, each in a format such as {@code %.2f}. */
    public String told(String format) {
        return String.format(Locale.ROOT, format + " / " + format + " / " + format, min, median, max);
    }
}
