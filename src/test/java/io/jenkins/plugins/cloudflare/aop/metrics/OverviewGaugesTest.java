package io.jenkins.plugins.cloudflare.aop.metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The gauges say what is known, and are there as long as it is. */
class OverviewGaugesTest {
    private static final String A = "cloudflare-aop.hostname.a_example_com.";
    private static final String B = "cloudflare-aop.hostname.b_example_com.";

    private final MetricRegistry registry = new MetricRegistry();
    private Instant now = Instant.parse("2026-05-11T00:00:00Z");
    private final OverviewGauges gauges = new OverviewGauges(registry, () -> now);

    private static Overview after(OperationEntry... entries) {
        return Overview.of(List.of(JobState.empty("job").with(1, Told.record(entries))));
    }

    private void show(Overview overview) {
        gauges.show(overview.hostnames(), () -> 7L);
    }

    private Map<String, Object> shown() {
        Map<String, Object> shown = new TreeMap<>();
        registry.getGauges().forEach((name, gauge) -> shown.put(name, ((Gauge<?>) gauge).getValue()));
        assertThat("the sum is always there", shown.remove("cloudflare-aop.findings"), is(7L));
        return shown;
    }

    @Test
    void whatIsKnownOfAHostnameIsShown() {
        Told then = Told.at("2026-05-04T12:00:00Z");
        show(after(
                then.upload("1", null, "2026-06-01T12:00:00Z"),
                then.enable("1", "a.example.com"),
                then.verify("a.example.com", "ENFORCED", "ENFORCED"),
                then.verify("b.example.com", "ENFORCED", "OPEN")));

        assertThat(
                shown(),
                is(Map.of(
                        A + "days-left", 21L,
                        A + "verdict", 0L,
                        A + "verdict-age-days", 6L,
                        B + "verdict", 3L,
                        B + "verdict-age-days", 6L)));
    }

    /** Gauges are read without anything having changed, also when a certificate has ended. */
    @Test
    void daysPass() {
        Told then = Told.at("2026-05-04T12:00:00Z");
        show(after(
                then.upload("1", null, "2026-06-01T12:00:00Z"),
                then.enable("1", "a.example.com"),
                then.verify("a.example.com", "INCONCLUSIVE")));

        now = now.plus(Duration.ofDays(22));

        assertThat(shown(), is(Map.of(A + "days-left", -1L, A + "verdict", 2L, A + "verdict-age-days", 28L)));
    }

    @Test
    void aCertificateWhoseEndIsNotKnownHasNoGauge() {
        Told then = Told.at("2026-05-04T12:00:00Z");
        CertificateEntry used = new CertificateEntry(null, "ab", null, null, null, null, "soon", null, null);
        show(after(then.verifyWith(used, "a.example.com", "SERVED")));

        assertThat(shown(), is(Map.of(A + "verdict", 0L, A + "verdict-age-days", 6L)));
    }

    @Test
    void whatChangesAndGoesDoesSoHere() {
        Told then = Told.at("2026-05-04T12:00:00Z");
        OperationEntry open = then.verify("a.example.com", "OPEN");
        show(after(open, then.verify("b.example.com", "ENFORCED")));
        Gauge<?> before = registry.getGauges().get(A + "verdict");

        show(after(open, Told.at("2026-05-10T12:00:00Z").verify("a.example.com", "ENFORCED")));

        assertThat(shown(), is(Map.of(A + "verdict", 0L, A + "verdict-age-days", 0L)));
        assertThat("whoever holds a gauge reads on", before.getValue(), is(0L));
        show(after());
        assertThat(shown(), is(Map.of()));
    }

    @Test
    void whatIsSwitchedOffIsNotShown() {
        Told then = Told.at("2026-05-04T12:00:00Z");
        show(after(
                then.enable("1", "a.example.com"),
                then.verify("a.example.com", "ENFORCED"),
                Told.at("2026-05-05T12:00:00Z").disable("a.example.com")));

        assertThat(shown(), is(Map.of()));
    }
}
