package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.state.BuildPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The last builds as two pictures and as a table. Drawn here: no script has to load, and a table says the same to whoever
 * does not see it. For Jelly.
 */
@Restricted(NoExternalUse.class)
public final class Trend {
    /** Of a picture, in its own units; it is shown as wide as there is room. */
    public static final int WIDTH = 600;

    public static final int HEIGHT = 120;

    private static final double BAR = 0.8;

    private final List<BuildPoint> points;

    Trend(List<BuildPoint> points) {
        this.points = points;
    }

    /** One build alone shows no trend. */
    public boolean isDrawn() {
        return points.size() > 1;
    }

    public int getWidth() {
        return WIDTH;
    }

    public int getHeight() {
        return HEIGHT;
    }

    /** The highest number of days, at the top of the first picture; null when no build knew any. */
    @CheckForNull
    public Long getMostDays() {
        return points.stream()
                .map(BuildPoint::daysLeft)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .map(most -> Math.max(1, most))
                .orElse(null);
    }

    /** Corners of the line of days left, as SVG wants them. */
    public String getDaysLine() {
        Long most = getMostDays();
        List<String> corners = new ArrayList<>();
        for (int i = 0; most != null && i < points.size(); i++) {
            Long days = points.get(i).daysLeft();
            if (days != null) {
                corners.add(number((i + 0.5) * step()) + "," + number(HEIGHT - height(Math.max(0, days), most)));
            }
        }
        return String.join(" ", corners);
    }

    /** The highest number of proofs in a build, at the top of the second picture; 0 when none verified. */
    public int getMostProofs() {
        return points.stream()
                .mapToInt(point -> point.passed() + point.failed())
                .max()
                .orElse(0);
    }

    /** A build in the second picture, failed proofs on top. */
    public record Bar(String x, String width, String failedY, String failed, String passedY, String passed) {}

    public List<Bar> getBars() {
        int most = Math.max(1, getMostProofs());
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double passed = height(points.get(i).passed(), most);
            double failed = height(points.get(i).failed(), most);
            bars.add(new Bar(
                    number((i + (1 - BAR) / 2) * step()),
                    number(step() * BAR),
                    number(HEIGHT - passed - failed),
                    number(failed),
                    number(HEIGHT - passed),
                    number(passed)));
        }
        return bars;
    }

    private double step() {
        return (double) WIDTH / points.size();
    }

    private static double height(long value, long most) {
        return (double) HEIGHT * value / most;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Newest first. */
    public List<Row> getRows() {
        List<Row> rows = points.stream().map(Row::new).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(rows);
        return rows;
    }

    /** A build in the table. */
    public record Row(BuildPoint point) {
        public String at() {
            return point.at() == null ? "" : Instants.readable(point.at());
        }
    }
}
