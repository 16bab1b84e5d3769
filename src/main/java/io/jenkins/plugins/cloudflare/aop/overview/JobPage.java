package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.overview.OverviewPage.HostnameRow;
import io.jenkins.plugins.cloudflare.aop.record.state.BuildPoint;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import io.jenkins.plugins.cloudflare.aop.record.state.Thresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The state of one job by zone, and its trend, for one request. For Jelly. */
@Restricted(NoExternalUse.class)
public final class JobPage {
    private final JobState state;
    private final OverviewPage rows;
    private final Set<Integer> builds;

    JobPage(JobState state, Thresholds thresholds, Instant now) {
        this.state = state;
        this.rows = new OverviewPage(Overview.of(List.of(state)), thresholds, now);
        this.builds = state.points().stream().map(BuildPoint::build).collect(Collectors.toSet());
    }

    /**
     * The hostnames of a zone.
     *
     * @param name null when no build knows it
     */
    public record Zone(@CheckForNull String name, List<HostnameRow> hostnames) {}

    /** The zone whose certificate ends first stands first. */
    public List<Zone> getZones() {
        Map<String, List<HostnameRow>> zones = new LinkedHashMap<>();
        for (HostnameRow row : all()) {
            zones.computeIfAbsent(Objects.toString(row.getState().zone(), ""), any -> new ArrayList<>())
                    .add(row);
        }
        return zones.entrySet().stream()
                .map(zone -> new Zone(zone.getKey().isEmpty() ? null : zone.getKey(), zone.getValue()))
                .toList();
    }

    private List<HostnameRow> all() {
        List<HostnameRow> all = new ArrayList<>(rows.getHostnames());
        all.addAll(rows.getMoreHostnames());
        return all;
    }

    public int getHostnames() {
        return state.hostnames().size();
    }

    /** Of the certificate in use that ends first; null when none is known. */
    @CheckForNull
    public Long getDaysLeft() {
        return rows.getCertificates().stream()
                .filter(OverviewPage.CertificateRow::isMatters)
                .map(OverviewPage.CertificateRow::getDaysLeft)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The worst of what was last found; null when no build verified anything. */
    @CheckForNull
    public HostnameRow getWorst() {
        return all().stream()
                .filter(row -> row.getState().proof() != null)
                .max(Comparator.comparing(
                                (HostnameRow row) -> row.getState().proof().tone())
                        .thenComparing(row -> row.getState().proof().failed()))
                .orElse(null);
    }

    /** Whether a build can be looked at: it is one of the last with a record, and was not deleted. */
    public boolean hasBuild(int number) {
        return builds.contains(number);
    }

    public Trend getTrend() {
        return new Trend(state.points());
    }
}
