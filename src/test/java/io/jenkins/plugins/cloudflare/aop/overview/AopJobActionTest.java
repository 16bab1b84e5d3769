package io.jenkins.plugins.cloudflare.aop.overview;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.stringContainsInOrder;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a job shows of its builds. */
@WithJenkins
class AopJobActionTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    private static HtmlPage page(hudson.model.Job<?, ?> job) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            return client.goTo(job.getUrl() + "cloudflare-aop/");
        }
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(node -> node.asNormalizedText().replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void theStateAfterTheLastBuildsAndTheirTrend() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Recorded.build(
                jenkins,
                job,
                Told.daysAgo(9).upload("A", null, Told.day(100)),
                Told.daysAgo(9).enable("A", "www.example.com"),
                Told.daysAgo(8).verify("www.example.com", "ENFORCED", "OPEN"));
        FreeStyleBuild last =
                Recorded.build(jenkins, job, Told.daysAgo(2).verify("www.example.com", "ENFORCED", "ENFORCED"));
        jenkins.buildAndAssertSuccess(job);

        HtmlPage page = page(job);

        assertThat(texts(page, ".aop-summary h2"), contains("example.com", "Trend"));
        assertThat(
                texts(page, ".aop-summary > .aop-summary__table tbody tr"),
                contains("www.example.com A 100 days left " + Told.day(100).substring(0, 10)
                        + " ✓ ENFORCED all 2 passed, 2 days 0 hr ago, #2"));
        assertThat(page.querySelectorAll(".aop-summary__table a[href$='" + last.getUrl() + "']"), hasSize(2));
        assertThat(page.querySelectorAll("svg[role=img][aria-label] polyline"), hasSize(1));
        assertThat(page.querySelectorAll(".aop-trend__failed"), hasSize(2));
        assertThat(
                texts(page, "details .aop-summary__table tbody tr").stream()
                        .map(row -> row.replaceAll("\\d{4}-.*:\\d\\d", "at"))
                        .toList(),
                contains("#2 at 102 days left 2 0", "#1 at 108 days left 1 1"));

        String main;
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            main = client.getPage(job).getVisibleText();
        }
        assertThat(main, containsString("Origin Pulls"));
        assertThat(
                main,
                stringContainsInOrder("ENFORCED", "www.example.com", "2 days 0 hr ago", "1 hostname, 100 days left"));
    }

    @Test
    void aPipelineHasItToo() throws Exception {
        WorkflowJob job = Jobs.pipeline(jenkins, "echo 'nothing'");
        Recorded.add(
                jenkins, jenkins.buildAndAssertSuccess(job), Told.daysAgo(1).verify("a.example.com", "OPEN"));

        assertThat(
                texts(page(job), ".aop-summary > .aop-summary__table tbody tr"),
                contains("a.example.com not known ✕ OPEN 1 of 1 failed, 192.0.2.1:443, 1 day 0 hr ago, #1"));
        assertThat(texts(page(job), ".aop-summary h2"), contains("Zone not known"));
    }

    @Test
    void aBuildThatWasDeletedIsNotLinked() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Recorded.build(jenkins, job, Told.daysAgo(1).verify("a.example.com", "OPEN"))
                .delete();

        HtmlPage page = page(job);
        assertThat(page.querySelectorAll(".aop-summary__table a"), is(empty()));
        assertThat(page.getVisibleText(), containsString("a.example.com"));
    }

    @Test
    void aJobWithoutRecordsHasNothing() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.buildAndAssertSuccess(job);

        assertThat(job.getAction(AopJobAction.class), is(nullValue()));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            assertThat(client.getPage(job).asXml(), not(containsString("cloudflare-aop")));
        }
    }

    @Test
    void everythingFromOutsideIsEscaped() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Recorded.build(
                jenkins,
                job,
                Told.daysAgo(1).upload(ExampleRecords.ATTACK, ExampleRecords.ATTACK, Told.day(1)),
                Told.daysAgo(1).enable(ExampleRecords.ATTACK, ExampleRecords.ATTACK),
                Told.daysAgo(1).verify(ExampleRecords.ATTACK, ExampleRecords.ATTACK, "OPEN"));

        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            for (HtmlPage page : new HtmlPage[] {page(job), client.getPage(job)}) {
                assertThat(page.querySelectorAll("img[src=x], [onerror]"), is(empty()));
                assertThat(page.getVisibleText(), containsString("<img src=x onerror="));
            }
        }
    }
}
