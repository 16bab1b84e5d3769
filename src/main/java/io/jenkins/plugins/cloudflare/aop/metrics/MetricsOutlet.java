package io.jenkins.plugins.cloudflare.aop.metrics;

import hudson.model.Computer;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.overview.OverviewLink;
import io.jenkins.plugins.cloudflare.aop.overview.OverviewListener;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.metrics.api.Metrics;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Shows what is known of hostnames in the registry of the metrics plugin, soon after each change. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class MetricsOutlet implements OverviewListener {
    private static final Logger LOGGER = Logger.getLogger(MetricsOutlet.class.getName());

    /** Many changes before the next look are one. */
    private final AtomicBoolean due = new AtomicBoolean();

    private volatile Supplier<Overview> known = () -> Overview.of(List.of());
    private OverviewGauges gauges;

    @Override
    public void changed(Supplier<Overview> overview) {
        known = overview;
        refresh();
    }

    /** Shows what is known now, on another thread. */
    void refresh() {
        if (due.compareAndSet(false, true)) {
            Computer.threadPoolForRemoting.execute(this::show);
        }
    }

    private synchronized void show() {
        // Before the look: what changes during it is due again.
        due.set(false);
        if (Jenkins.getInstanceOrNull() == null) {
            return;
        }
        try {
            if (gauges == null) {
                gauges = new OverviewGauges(Metrics.metricRegistry(), InstantSource.system());
            }
            gauges.show(
                    AopGlobalConfiguration.get().isHostnamesInMetrics()
                            ? known.get().hostnames()
                            : List.of(),
                    this::findings);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "What builds know of hostnames is not in the metrics.", e);
        }
    }

    private long findings() {
        return known.get().findings(OverviewLink.thresholds(), Instant.now()).size();
    }
}
