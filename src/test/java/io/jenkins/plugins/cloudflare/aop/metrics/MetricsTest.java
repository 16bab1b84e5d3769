package io.jenkins.plugins.cloudflare.aop.metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.codahale.metrics.Gauge;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.overview.Recorded;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import jenkins.metrics.api.Metrics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The registry of Jenkins is in step with what builds record. */
@WithJenkins
class MetricsTest {
    private static final String FINDINGS = "cloudflare-aop.findings";

    private static JenkinsRule jenkins;

    @BeforeAll
    static void keep(JenkinsRule rule) {
        jenkins = rule;
    }

    private static String gauge(String hostname, String what) {
        return "cloudflare-aop.hostname." + hostname + "." + what;
    }

    /** Null when there is none. */
    private static Object value(String name) {
        Gauge<?> gauge = Metrics.metricRegistry().getGauges().get(name);
        return gauge == null ? null : gauge.getValue();
    }

    private static void isSoon(String name, Object value) throws Exception {
        Eventually.is(name + " says " + value, () -> value == null ? value(name) == null : value.equals(value(name)));
    }

    @Test
    void recordsAndJobsComeAndGo() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("deploy");
        Recorded.build(
                jenkins,
                job,
                Told.daysAgo(2).upload("A", null, Told.day(10)),
                Told.daysAgo(2).enable("A", "shop-eu.example.com"),
                Told.daysAgo(1).verify("shop-eu.example.com", "OPEN"));

        isSoon(gauge("shop__eu_example_com", "days-left"), 10L);
        isSoon(gauge("shop__eu_example_com", "verdict"), 3L);
        isSoon(gauge("shop__eu_example_com", "verdict-age-days"), 1L);
        isSoon(FINDINGS, 1L);

        Recorded.add(jenkins, job.getLastBuild(), Told.daysAgo(0).verify("shop-eu.example.com", "ENFORCED"));
        isSoon(gauge("shop__eu_example_com", "verdict"), 0L);

        job.renameTo("release");
        isSoon(gauge("shop__eu_example_com", "verdict"), 0L);

        job.delete();
        isSoon(gauge("shop__eu_example_com", "verdict"), null);
        isSoon(gauge("shop__eu_example_com", "days-left"), null);
        isSoon(FINDINGS, 0L);
    }

    @Test
    void anAdministratorMayKeepHostnamesOut() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("quiet");
        Recorded.build(jenkins, job, Told.daysAgo(40).verify("www.example.com", "ENFORCED"));
        isSoon(gauge("www_example_com", "verdict"), 0L);

        AopGlobalConfiguration.get().setHostnamesInMetrics(false);
        isSoon(gauge("www_example_com", "verdict"), null);
        assertThat("what needs somebody is still counted", (Long) value(FINDINGS), is(greaterThan(0L)));

        AopGlobalConfiguration.get().setHostnamesInMetrics(true);
        isSoon(gauge("www_example_com", "verdict"), 0L);
        job.delete();
        isSoon(gauge("www_example_com", "verdict"), null);
    }
}
