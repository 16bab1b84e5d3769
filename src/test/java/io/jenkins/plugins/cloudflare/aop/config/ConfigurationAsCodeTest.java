package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The documented YAML configures the plugin, and is what an export says. */
@WithJenkins
class ConfigurationAsCodeTest extends AbstractRoundTripTest {
    @Override
    protected void assertConfiguredAsExpected(JenkinsRule jenkins, String yaml) {
        assertThat(AopGlobalConfiguration.get().getCredentialsId(), is("cloudflare"));
        assertThat(AopGlobalConfiguration.get().isAllowLocalAddresses(), is(true));
        assertThat(AopGlobalConfiguration.get().getConnections(), is(256));
        assertThat(AopGlobalConfiguration.get().getConnectionsPerAddress(), is(32));
        assertThat(AopGlobalConfiguration.get().isHostnamesInMetrics(), is(false));
        ZoneProfile profile = AopGlobalConfiguration.get().getZoneProfiles().get(0);
        assertThat(profile.getZone(), is("example.com"));
        assertThat(profile.isFor("apps/shop/deploy"), is(true));
        assertThat(profile.isFor("apps/shopping"), is(false));
        assertThat(AopGlobalConfiguration.get().getThresholds().getExpiryDays(), is(45));
        assertThat(AopGlobalConfiguration.get().getThresholds().getUnprovedDays(), is(14));
    }

    @Override
    protected String stringInLogExpected() {
        return ".credentialsId = cloudflare";
    }
}
