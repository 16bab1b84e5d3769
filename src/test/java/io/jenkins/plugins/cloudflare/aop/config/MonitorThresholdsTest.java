package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.security.ACL;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.config.MonitorThresholds.DescriptorImpl;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** When administrators are warned. */
@WithJenkins
class MonitorThresholdsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    private static MonitorThresholds configured() {
        return AopGlobalConfiguration.get().getThresholds();
    }

    @Test
    void theFormKeepsThemAndBeginsWithTheDefaults() throws Exception {
        AopGlobalConfiguration.get().setThresholds(null);
        jenkins.configRoundtrip();
        assertThat(configured().getExpiryDays(), is(30));
        assertThat(configured().getUnprovedDays(), is(30));

        MonitorThresholds thresholds = new MonitorThresholds();
        thresholds.setExpiryDays(60);
        thresholds.setUnprovedDays(0);
        AopGlobalConfiguration.get().setThresholds(thresholds);
        jenkins.configRoundtrip();
        assertThat(configured().getExpiryDays(), is(60));
        assertThat(configured().getUnprovedDays(), is(0));
    }

    /** What is configured as code passes no form; a stored value that makes no sense must not stop a controller. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "3650, 3650", "2147483647, 3650"})
    void whatMakesNoSenseBecomesTheNearestThatDoes(int given, int kept) {
        MonitorThresholds thresholds = new MonitorThresholds();
        thresholds.setExpiryDays(given);
        thresholds.setUnprovedDays(given);
        assertThat(thresholds.getExpiryDays(), is(kept));
        assertThat(thresholds.getUnprovedDays(), is(kept));
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "30, OK", "3650, OK", "-1, ERROR", "3651, ERROR", "soon, ERROR", "'', ERROR"})
    void theFormSaysWhatMakesNoSense(String value, FormValidation.Kind kind) {
        DescriptorImpl form = jenkins.jenkins.getDescriptorByType(DescriptorImpl.class);
        assertThat(form.doCheckExpiryDays(value).kind, is(kind));
        assertThat(form.doCheckUnprovedDays(value).kind, is(kind));
    }

    @Test
    void othersLearnNothingFromTheForm() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone());
        DescriptorImpl form = jenkins.jenkins.getDescriptorByType(DescriptorImpl.class);
        try (var ignored = ACL.as2(Jenkins.ANONYMOUS2)) {
            assertThat(form.doCheckExpiryDays("soon").kind, is(FormValidation.Kind.OK));
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(new hudson.security.AuthorizationStrategy.Unsecured());
        }
    }
}
