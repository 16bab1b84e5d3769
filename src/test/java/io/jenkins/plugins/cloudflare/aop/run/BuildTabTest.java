package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import hudson.model.FreeStyleBuild;
import hudson.model.User;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.util.Map;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What somebody sees who has switched the new build page on. */
@WithJenkins
class BuildTabTest {
    private static JenkinsRule jenkins;

    private JenkinsRule.WebClient client;

    @BeforeAll
    static void users(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User.getById("modern", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
    }

    @BeforeEach
    void login() throws Exception {
        client = jenkins.createWebClient().login("modern");
    }

    @AfterEach
    void logout() {
        client.close();
    }

    @Test
    void theCardLeadsWithFailuresAndTheTabHasAll() throws Exception {
        FreeStyleBuild build = build(PageRecords.many(30, 25));

        HtmlPage overview = client.getPage(build);
        assertThat(overview.querySelectorAll(".jenkins-card .aop-summary"), hasSize(1));
        DomNode card = overview.querySelector(".jenkins-card .aop-summary");
        assertThat(
                card.asNormalizedText(),
                stringContainsInOrder("30 of 55 proofs failed: 30 OPEN.", "30 names at 127.0.0.1:8445: OPEN"));
        assertThat(card.querySelectorAll(".aop-summary__card-row"), hasSize(5));
        assertThat(card.asNormalizedText(), containsString("Show all: 20 more"));

        HtmlPage tab = client.getPage(build, "cloudflare-aop");
        assertThat(tab.querySelectorAll(".aop-summary__lead"), hasSize(55));
        assertThat(tab.querySelector(".aop-summary__links a").asNormalizedText(), is("Report"));
    }

    @Test
    void theTabCountsWhatFailed() throws Exception {
        HtmlPage overview = client.getPage(build(PageRecords.matrix()));

        DomNode tab = overview.querySelector("a[href$='cloudflare-aop']");
        assertThat(tab.asNormalizedText(), containsString("Origin Pulls"));
        assertThat(overview.querySelector(".app-build-bar__tabs").asNormalizedText(), containsString("2"));
    }

    @Test
    void everythingFromOutsideIsEscaped() throws Exception {
        FreeStyleBuild build = build(PageRecords.hostile());

        for (HtmlPage page : new HtmlPage[] {client.getPage(build), client.getPage(build, "cloudflare-aop")}) {
            assertThat(page.querySelectorAll("img[src=x], .aop-summary script, .aop-summary [onerror]"), is(empty()));
            assertThat(page.querySelector(".aop-summary").asNormalizedText(), containsString(PageRecords.ATTACK));
        }
    }

    @Test
    void aBuildWithoutOperationsHasNeither() throws Exception {
        HtmlPage overview = client.getPage(jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject()));

        assertThat(overview.getVisibleText(), not(containsString("Origin Pulls")));
    }

    private static FreeStyleBuild build(OperationEntry... entries) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        for (OperationEntry entry : entries) {
            new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(entry);
        }
        return build;
    }
}
