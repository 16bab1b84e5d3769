package io.jenkins.plugins.cloudflare.aop.overview;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.config.MonitorThresholds;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import java.net.HttpURLConnection;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What administrators see of all jobs, and who else does. */
@WithJenkins
class OverviewLinkTest {
    private static final String PAGE = "manage/cloudflare-aop/";
    private static final String MONITOR = "administrativeMonitor/" + NeedsSomebodyMonitor.class.getName();

    private static JenkinsRule jenkins;
    private JenkinsRule.WebClient client;

    @BeforeAll
    static void users(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        FreeStyleProject open = jenkins.createFreeStyleProject("open");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Item.READ)
                .onItems(open)
                .to("auditor")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("developer"));
    }

    @BeforeEach
    void openClient() {
        client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
    }

    @AfterEach
    void forget() throws Exception {
        client.close();
        for (FreeStyleProject job : jenkins.jenkins.getItems(FreeStyleProject.class)) {
            job.delete();
        }
        monitor().disable(false);
        AopGlobalConfiguration.get().setThresholds(null);
    }

    private static NeedsSomebodyMonitor monitor() {
        return jenkins.jenkins.getExtensionList(NeedsSomebodyMonitor.class).get(0);
    }

    private FreeStyleProject record(String job, OperationEntry... entries) throws Exception {
        FreeStyleProject project = jenkins.jenkins.getItemByFullName(job, FreeStyleProject.class);
        Recorded.build(jenkins, project == null ? jenkins.createFreeStyleProject(job) : project, entries);
        return project;
    }

    private HtmlPage page(String user) throws Exception {
        return client.login(user).goTo(PAGE);
    }

    private static List<String> rows(HtmlPage page) {
        return page.querySelectorAll(".aop-summary__table tbody tr").stream()
                .map(node -> node.asNormalizedText().replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void theSoonestEndStandsFirstWithItsJobAndItsVerdict() throws Exception {
        record(
                "late",
                Told.daysAgo(4).upload("A", null, Told.day(200)),
                Told.daysAgo(4).enable("A", "a.example.com"),
                Told.daysAgo(3).verify("a.example.com", "ENFORCED", "ENFORCED"));
        record(
                "open",
                Told.daysAgo(2).upload("B", null, Told.day(10)),
                Told.daysAgo(2).enable("B", "b.example.com", "c.example.com"),
                Told.daysAgo(2).verify("b.example.com", "ENFORCED", "OPEN"));

        HtmlPage page = page("admin");

        assertThat(
                rows(page),
                contains(
                        "b.example.com example.com 10 days left " + Told.day(10).substring(0, 10)
                                + " ✕ OPEN 1 of 2 failed, 192.0.2.2:443, 2 days 0 hr ago open",
                        "c.example.com example.com 10 days left " + Told.day(10).substring(0, 10)
                                + " never verified open",
                        "a.example.com example.com 200 days left "
                                + Told.day(200).substring(0, 10) + " ✓ ENFORCED all 2 passed, 3 days 0 hr ago late",
                        "B CN=B 10 days left " + Told.day(10).substring(0, 10)
                                + " b.example.com, c.example.com example.com open active, 2 days 0 hr ago",
                        "A CN=A 200 days left " + Told.day(200).substring(0, 10)
                                + " a.example.com example.com late active, 4 days 0 hr ago"));
        assertThat(page.querySelector(".aop-summary a[href$='/job/open/']").asNormalizedText(), is("open"));
        assertThat(
                page.querySelector(".aop-summary__group summary").asNormalizedText(),
                containsString("1 certificate or"));
    }

    @Test
    void aRecordShowsWithoutAnotherBuild() throws Exception {
        record("open", Told.daysAgo(1).verify("a.example.com", "OPEN"));
        assertThat(page("admin").getVisibleText(), containsString("1 of 1 failed"));

        Recorded.add(
                jenkins,
                jenkins.jenkins
                        .getItemByFullName("open", FreeStyleProject.class)
                        .getLastBuild(),
                Told.daysAgo(0).verify("a.example.com", "ENFORCED"));

        assertThat(rows(page("admin")).get(0), containsString("✓ ENFORCED 1 passed"));
    }

    @Test
    void anEmptyPageSaysSo() throws Exception {
        assertThat(page("admin").getVisibleText(), containsString("No build of this controller has recorded"));
    }

    @Test
    void whoeverMayReadTheSystemSeesItAndOnlyTheJobsOfTheirs() throws Exception {
        record("secret", Told.daysAgo(40).verify("a.example.com", "ENFORCED"));
        record("open", Told.daysAgo(1).verify("b.example.com", "ENFORCED"));

        HtmlPage page = page("auditor");
        assertThat(rows(page).get(0), stringContainsInOrder("a.example.com", "not visible to you"));
        assertThat(rows(page).get(1), stringContainsInOrder("b.example.com", "open"));
        assertThat(page.asXml(), not(containsString("secret")));
        HtmlPage manage = client.goTo("manage/");
        assertThat(manage.querySelectorAll("a[href$='cloudflare-aop']").size(), is(1));
        assertThat(manage.asXml(), containsString("was last proved 40 days ago"));
        assertThat(manage.asXml(), not(containsString("secret")));
        assertThat("whoever reads dismisses nothing", manage.querySelectorAll("form[action$='disable']"), is(empty()));
        assertThat(page("admin").asXml(), containsString("secret"));
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        record("open", Told.daysAgo(40).verify("a.example.com", "ENFORCED"));
        client.login("developer");

        for (String url : new String[] {PAGE, MONITOR, "cloudflare-aop/"}) {
            int status = client.goTo(url, null).getWebResponse().getStatusCode();
            assertThat(url, status == HttpURLConnection.HTTP_FORBIDDEN || status == HttpURLConnection.HTTP_NOT_FOUND);
        }
        assertThat(client.goTo("").asXml(), not(containsString("was last proved")));
    }

    @Test
    void theWarningNamesWhatEndsAndWhatToDoUntilItIsDismissed() throws Exception {
        record(
                "open",
                Told.daysAgo(2).upload("B", null, Told.day(10)),
                Told.daysAgo(2).enable("B", "a.example.com", "b.example.com", "c.example.com", "d.example.com"));
        record("open", Told.daysAgo(40).verify("x.example.com", "ENFORCED"));
        record("open", Told.daysAgo(1).drifted("y.example.com", null));
        record("setter", Told.daysAgo(9).enable("B", "z.example.com"));
        LeftBy left = new LeftBy("setter#1", Told.day(-9));
        record("open", Told.daysAgo(4).drifted("z.example.com", "C", left));
        record("open", Told.daysAgo(1).drifted("z.example.com", "C", left));
        client.login("admin");

        DomNode warning = client.goTo("manage/")
                .querySelector(".jenkins-alert form[action*='NeedsSomebody']")
                .getParentNode();
        assertThat(
                warning.asNormalizedText(),
                stringContainsInOrder(
                        "Certificate B (CN=B), used by a.example.com, b.example.com, c.example.com and 1 more hostname"
                                + " expires in 10 days.",
                        "aopRotateCertificate",
                        "Changed at Cloudflare, as a build first saw 1 day ago: hostname y.example.com differs."
                                + " Origins that enforce may refuse Cloudflare while it is so.",
                        "aopDisableHostname",
                        "Changed at Cloudflare, as a build first saw 4 days ago: hostname z.example.com differs.",
                        "run the job that set it, last on "
                                + Instants.readable(Told.day(-9)).substring(0, 10),
                        "UTC: setter",
                        "That the origins of x.example.com refuse everybody else was last proved 40 days ago.",
                        "aopVerifyOrigin",
                        "Show the overview"));
        assertThat(warning.querySelectorAll("a[href$='/job/open/']"), hasSize(2));
        assertThat(
                "not the job that saw it, which puts nothing back",
                warning.querySelectorAll("a[href$='/job/setter/']"),
                hasSize(1));
        assertThat(
                rows(client.goTo(PAGE)),
                hasItem(is("? changed at Cloudflare hostname z.example.com differs, first seen 4 days 0 hr ago")));
        assertThat(client.goTo(PAGE).querySelectorAll("details a[href$='/job/setter/']"), hasSize(1));

        jenkins.submit((HtmlForm) warning.querySelector("form"));

        assertThat(client.goTo("manage/").asXml(), not(containsString("was last proved")));
        assertThat(monitor().isEnabled(), is(false));
    }

    @Test
    void aDismissalNeedsAnAdministratorAndAPost() throws Exception {
        assertThat(
                client.login("admin")
                        .goTo(MONITOR + "/disable", null)
                        .getWebResponse()
                        .getStatusCode(),
                is(HttpURLConnection.HTTP_BAD_METHOD));
        client.login("auditor");
        WebRequest post = new WebRequest(client.createCrumbedUrl(MONITOR + "/disable"), HttpMethod.POST);
        assertThat(client.getPage(post).getWebResponse().getStatusCode(), is(HttpURLConnection.HTTP_FORBIDDEN));
        assertThat(monitor().isEnabled(), is(true));
    }

    @Test
    void theThresholdsAreThoseOfTheConfiguration() throws Exception {
        record(
                "open",
                Told.daysAgo(2).upload("B", null, Told.day(10)),
                Told.daysAgo(20).verify("x.example.com", "ENFORCED"));
        assertThat(monitor().isActivated(), is(true));

        thresholds(5, 0);
        assertThat(monitor().isActivated(), is(false));
        thresholds(5, 14);
        assertThat(monitor().isActivated(), is(true));
        thresholds(5, 21);
        assertThat(monitor().isActivated(), is(false));
        thresholds(11, 0);
        assertThat(monitor().isActivated(), is(true));
    }

    private static void thresholds(int expiryDays, int unprovedDays) {
        MonitorThresholds thresholds = new MonitorThresholds();
        thresholds.setExpiryDays(expiryDays);
        thresholds.setUnprovedDays(unprovedDays);
        AopGlobalConfiguration.get().setThresholds(thresholds);
    }

    @Test
    void everythingFromOutsideIsEscaped() throws Exception {
        String attack = ExampleRecords.ATTACK;
        record(
                "open",
                Told.daysAgo(40).upload(attack, attack, Told.day(1)),
                Told.daysAgo(40).enable(attack, attack),
                Told.daysAgo(40).drifted(attack, attack, new LeftBy(attack + "#1", attack)),
                Told.daysAgo(40).verify(attack, attack, "OPEN"));

        for (HtmlPage page : new HtmlPage[] {page("admin"), client.goTo("manage/")}) {
            assertThat(page.querySelectorAll("img[src=x], [onerror]"), is(empty()));
            assertThat(page.getVisibleText(), containsString("<img src=x onerror="));
        }
    }

    @Test
    void manyRowsAreNotShownAtOnce() throws Exception {
        OperationEntry[] entries = new OperationEntry[130];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Told.daysAgo(1).verify(String.format("n%03d.example.com", i), "ENFORCED");
        }
        record("open", entries);

        HtmlPage page = page("admin");
        assertThat(page.querySelectorAll(".aop-summary > .aop-summary__table tbody tr"), hasSize(100));
        assertThat(page.querySelector("details summary").asNormalizedText(), is("Show all: 30 more"));
    }
}
