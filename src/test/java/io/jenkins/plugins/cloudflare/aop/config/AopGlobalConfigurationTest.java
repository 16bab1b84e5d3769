package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class AopGlobalConfigurationTest {
    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void formKeepsTheDefaultAcrossARestart() throws Throwable {
        sessions.then(jenkins -> {
            Stored.apiToken("cf");
            AopGlobalConfiguration.get().setCredentialsId("cf");
            AopGlobalConfiguration.get().setAllowLocalAddresses(true);
            jenkins.configRoundtrip();
            assertThat(AopGlobalConfiguration.get().getCredentialsId(), is("cf"));
        });
        sessions.then(jenkins -> {
            assertThat(AopGlobalConfiguration.get().getCredentialsId(), is("cf"));
            assertThat(AopGlobalConfiguration.get().isAllowLocalAddresses(), is(true));
            AopGlobalConfiguration.get().setCredentialsId(" ");
            jenkins.configRoundtrip();
            assertThat(AopGlobalConfiguration.get().getCredentialsId(), is(nullValue()));
        });
    }
}
