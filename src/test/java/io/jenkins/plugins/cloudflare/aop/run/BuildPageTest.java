package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.cloudflare.aop.agent.Workplace;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the page of a build shows. */
@WithJenkins
class BuildPageTest {
    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Test
    void everythingFromOutsideIsEscaped(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        new AopLedger(build, jenkins.createTaskListener(), Workplace.CONTROLLER).add(hostile());

        HtmlPage page = jenkins.createWebClient().getPage(build);

        assertThat(page.querySelectorAll("img[src=x]").size(), is(0));
        assertThat(page.getVisibleText(), containsString(ATTACK));
        String report = jenkins.createWebClient()
                .goTo(build.getUrl() + "artifact/aop/report.html")
                .getWebResponse()
                .getContentAsString();
        assertThat(report, not(containsString("<img")));
    }

    @Test
    void buildWithoutOperationsShowsNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        assertThat(build.getAction(AopRunAction.class), is(nullValue()));
        assertThat(jenkins.createWebClient().getPage(build).getVisibleText(), not(containsString("Origin Pulls")));
    }

    @Test
    void remoteApiHasTheRecord(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        new AopLedger(build, jenkins.createTaskListener(), Workplace.CONTROLLER).add(hostile());

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
        new AopLedger(build, jenkins.createTaskListener(), Workplace.CONTROLLER).add(hostile());

        jenkins.jenkins.reload();

        FreeStyleBuild again = (FreeStyleBuild) jenkins.jenkins
                .getItemByFullName("job", hudson.model.FreeStyleProject.class)
                .getBuildByNumber(1);
        assertThat(again.getAction(AopRunAction.class).record(), is(Jobs.record(again)));
        new AopLedger(again, jenkins.createTaskListener(), Workplace.CONTROLLER).add(hostile());
        assertThat(Jobs.record(again).operations().size(), is(2));
    }

    private static OperationEntry hostile() {
        CertificateEntry certificate = new CertificateEntry(
                ATTACK, ATTACK, "01", ATTACK, ATTACK, "2026-05-04T10:15:00Z", "2027-05-04T10:15:00Z", ATTACK, true);
        VerdictEntry verdict = new VerdictEntry(
                ATTACK,
                ATTACK,
                "enforced",
                "OPEN",
                false,
                ATTACK,
                List.of(ATTACK),
                ATTACK,
                ATTACK,
                List.of(ATTACK),
                List.of(new TlsEntry("1.3", ATTACK, ATTACK, ATTACK)),
                "controller",
                "2026-05-04T10:15:00Z",
                5L);
        return new OperationEntry(
                "aopVerifyOrigin",
                "2026-05-04T10:15:00Z",
                "2026-05-04T10:15:01Z",
                Outcome.FAILURE,
                ATTACK,
                null,
                certificate,
                List.of(new HostnameEntry(ATTACK, ATTACK, true, ATTACK, ATTACK, true)),
                List.of(verdict),
                List.of(),
                List.of(ATTACK),
                null,
                null,
                null);
    }
}
