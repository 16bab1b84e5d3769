package io.jenkins.plugins.cloudflare.aop.run;

import static io.jenkins.plugins.cloudflare.aop.run.PageRecords.ATTACK;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the page of a build shows. */
@WithJenkins
class BuildPageTest {
    @Test
    void everythingFromOutsideIsEscaped(JenkinsRule jenkins) throws Exception {
        HtmlPage page = page(jenkins, PageRecords.hostile());

        assertThat(page.querySelectorAll("img[src=x], .aop-summary script, .aop-summary [onerror]"), is(empty()));
        // Hostname, origin, reason, detour, advice, certificate, association, warning, phase, zone: each is there.
        assertThat(
                page.querySelector(".aop-summary").asNormalizedText().split(Pattern.quote(ATTACK), -1).length - 1,
                is(greaterThanOrEqualTo(19)));
        String report = jenkins.createWebClient()
                .goTo(page.getUrl()
                                .toString()
                                .substring(jenkins.getURL().toString().length()) + "artifact/aop/report.html")
                .getWebResponse()
                .getContentAsString();
        assertThat(report, not(containsString("<img")));
        assertThat(report, not(containsString("<script")));
        assertThat(report, containsString("&lt;script"));
    }

    @Test
    void matrixHasDetoursAndTheWayThroughCloudflare(JenkinsRule jenkins) throws Exception {
        HtmlPage page = page(jenkins, PageRecords.matrix());

        assertThat(
                texts(page, ".aop-summary__lead"),
                contains(
                        "www.example.com 198.51.100.27:443 ✕ ENFORCED with detours",
                        "api.example.com [2001:db8::17]:8443 ✕ OPEN",
                        "www.example.com 203.0.113.10:443 ✓ ENFORCED",
                        "api.example.com 203.0.113.10:443 ✓ ENFORCED",
                        "www.example.com through Cloudflare ✓ SERVED"));
        assertThat(
                texts(page, ".aop-summary__advice"),
                contains(
                        containsString("Detour: " + PageRecords.DETOUR),
                        startsWith("What to change: Set ssl_session_tickets off"),
                        startsWith("What to change: Add ssl_verify_client on")));
        assertThat(texts(page, ".aop-summary__warning"), contains(containsString("is not proxied")));
        assertThat(
                texts(page, ".aop-summary__headline"),
                contains(containsString("2 of 5 proofs failed: 1 ENFORCED with detours, 1 OPEN.")));
    }

    @Test
    void manyFailuresOfOneKindStandTogether(JenkinsRule jenkins) throws Exception {
        HtmlPage page = page(jenkins, PageRecords.many(30, 25), PageRecords.associations(27));

        assertThat(
                page.querySelectorAll(".aop-summary__group > summary").stream()
                        .map(node -> node.asNormalizedText().replaceAll("\\s+", " "))
                        .toList(),
                contains(
                        containsString("30 names at 127.0.0.1:8445: OPEN"),
                        is("Show all: 5 more"),
                        is("Show all: 7 more")));
        assertThat(
                page.querySelectorAll(".aop-summary > .aop-summary__table .aop-summary__lead")
                        .size(),
                is(ProofOverview.AT_A_GLANCE));
        assertThat(texts(page, ".aop-summary__headline"), contains(containsString("30 of 55 proofs failed: 30 OPEN.")));
    }

    @Test
    void rotationShowsItsPhasesAndTheZoneItsDrift(JenkinsRule jenkins) throws Exception {
        HtmlPage page = page(jenkins, PageRecords.life());

        String text = page.querySelector(".aop-summary").asNormalizedText();
        assertThat(text, stringContainsInOrder("upload", "is active.", "switch", "uses it.", "delete", "is deleted."));
        assertThat(text, containsString("SSL mode strict, global off, zone level on"));
        assertThat(text, containsString("Not as builds left it: api.example.com uses certificate"));
        assertThat(text, containsString("kept: 2 hostnames use it"));
    }

    @Test
    void buildWithoutOperationsShowsNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        assertThat(build.getAction(AopRunAction.class), is(nullValue()));
        assertThat(jenkins.createWebClient().getPage(build).getVisibleText(), not(containsString("Origin Pulls")));
    }

    /** A build.xml with a record of schema version 1. */
    @Test
    void buildOfAnEarlierVersionStillShows(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Path build = Files.createDirectories(job.getBuildDir().toPath().resolve("1"));
        try (InputStream saved = BuildPageTest.class.getResourceAsStream("version-1-build.xml")) {
            Files.copy(saved, build.resolve("build.xml"));
        }
        job.updateNextBuildNumber(2);
        jenkins.jenkins.reload();

        FreeStyleBuild loaded =
                jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class).getBuildByNumber(1);
        HtmlPage page = jenkins.createWebClient().getPage(loaded);

        assertThat(
                texts(page, ".aop-summary__lead"),
                contains("www.example.com 127.0.0.1:8443 ✕ OPEN", "shop.example.com 127.0.0.1:8443 ✕ OPEN"));
        new RunRecorder(loaded, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(PageRecords.hostile());
        assertThat(Jobs.record(loaded).operations().size(), is(2));
        assertThat(Jobs.record(loaded).schemaVersion(), is(2));
    }

    @Test
    void remoteApiHasTheRecord(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(PageRecords.hostile());

        String url = build.getUrl() + "api/json?tree=actions[record]";
        JSONObject exported = jenkins.getJSON(url).getJSONObject();

        JSONObject verdict = exported.getJSONArray("actions").stream()
                .map(JSONObject.class::cast)
                .filter(action -> action.has("record"))
                .findFirst()
                .orElseThrow()
                .getJSONObject("record")
                .getJSONArray("operations")
                .getJSONObject(0)
                .getJSONArray("verdicts")
                .getJSONObject(0);
        assertThat(verdict.getString("verdict"), is("OPEN"));
        assertThat(jenkins.createWebClient().goToXml(build.getUrl() + "api/xml").asXml(), containsString("OPEN"));
    }

    @Test
    void recordSurvivesAReload(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));
        new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(PageRecords.hostile());

        jenkins.jenkins.reload();

        FreeStyleBuild again = (FreeStyleBuild)
                jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class).getBuildByNumber(1);
        assertThat(again.getAction(AopRunAction.class).record(), is(Jobs.record(again)));
        new RunRecorder(again, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(PageRecords.hostile());
        assertThat(Jobs.record(again).operations().size(), is(2));
    }

    private static HtmlPage page(JenkinsRule jenkins, OperationEntry... entries) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        for (OperationEntry entry : entries) {
            new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER).add(entry);
        }
        return jenkins.createWebClient().getPage(build);
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(node -> ((HtmlElement) node).getVisibleText().replaceAll("\\s+", " "))
                .toList();
    }
}
