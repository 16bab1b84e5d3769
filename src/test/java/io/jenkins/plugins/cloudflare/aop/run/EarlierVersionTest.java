package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInRelativeOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.ExtensionList;
import hudson.diagnosis.OldDataMonitor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import java.io.IOException;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/**
 * A controller whose configuration, jobs and builds were saved before there were zone profiles and thresholds, and when
 * a build's record stood in its {@code build.xml}.
 */
@WithJenkins
class EarlierVersionTest {
    @Test
    @LocalData
    void loadsAndShows(JenkinsRule jenkins) throws Exception {
        AopGlobalConfiguration configuration = AopGlobalConfiguration.get();
        assertThat(configuration.getCredentialsId(), is("cloudflare"));
        assertThat(configuration.isAllowLocalAddresses(), is(true));
        assertThat(configuration.getZoneProfiles(), is(empty()));
        assertThat(configuration.getThresholds().getExpiryDays(), is(30));

        FreeStyleProject saved = jenkins.jenkins.getItemByFullName("saved", FreeStyleProject.class);
        assertThat(saved.getBuildersList(), hasSize(10));
        String[] before = withoutVersions(saved);
        saved.save();
        // Fields that are newer than the job come in between.
        assertThat("no field is lost", List.of(withoutVersions(saved)), containsInRelativeOrder(before));

        FreeStyleBuild build = jenkins.jenkins
                .getItemByFullName("plain", FreeStyleProject.class)
                .getBuildByNumber(1);
        HtmlPage page = jenkins.createWebClient().getPage(build);
        assertThat(
                page.querySelectorAll(".aop-summary__lead").stream()
                        .map(row -> row.asNormalizedText().replace('\t', ' '))
                        .toList(),
                contains(
                        containsString("www.example.com 198.51.100.27:443"),
                        containsString("api.example.com [2001:db8::17]:8443"),
                        containsString("www.example.com 203.0.113.10:443"),
                        containsString("api.example.com 203.0.113.10:443"),
                        containsString("www.example.com through Cloudflare")));
        assertThat(page.getVisibleText(), containsString("Not as builds left it"));

        assertThat(ExtensionList.lookupSingleton(OldDataMonitor.class).getData(), is(anEmptyMap()));
    }

    /** Lines of XML, whatever version wrote them. */
    private static String[] withoutVersions(FreeStyleProject job) throws IOException {
        return job.getConfigFile()
                .asString()
                .replaceAll(" plugin=\"[^\"]*\"", "")
                .split("\n");
    }
}
