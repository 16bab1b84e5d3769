package io.jenkins.plugins.cloudflare.aop.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.cloudflare.aop.builder.VerifyOriginBuilder;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Verifications tell the commit of their build what came of them. */
@WithJenkins
class ChecksTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    private static final List<ChecksDetails> PUBLISHED = new CopyOnWriteArrayList<>();
    private static volatile boolean heard;
    private static volatile boolean broken;

    private static JenkinsRule jenkins;
    private static Origin enforcing;
    private static Origin open;

    @BeforeAll
    static void startOrigins(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.pem("client", CA.client("www.example.com"));
        enforcing = Origin.enforcing(CA);
        open = Origin.open("nginx");
        heard = true;
    }

    @AfterAll
    static void stopOrigins() {
        enforcing.close();
        open.close();
    }

    @AfterEach
    void forget() {
        PUBLISHED.clear();
        heard = true;
        broken = false;
    }

    private static String verify(Origin origin, String more) {
        return "aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address()
                + "', certificateCredentialsId: 'client'" + more + "\n";
    }

    private static WorkflowRun run(Result result, String script) throws Exception {
        return jenkins.buildAndAssertStatus(result, Jobs.pipeline(jenkins, script));
    }

    /** Without what {@code withChecks} says at its beginning. */
    private static List<String> published() {
        return PUBLISHED.stream()
                .filter(details -> details.getStatus() == ChecksStatus.COMPLETED)
                .map(details -> details.getName().orElseThrow() + ": " + details.getConclusion())
                .toList();
    }

    @Test
    void aProofIsPublishedWithItsTable() throws Exception {
        run(Result.SUCCESS, "stage('Deploy') { node { " + verify(enforcing, "") + " } }");

        assertThat(published(), contains("Origin Pulls / Deploy / www.example.com: SUCCESS"));
        ChecksDetails details = PUBLISHED.get(0);
        assertThat("left to whoever publishes", details.getDetailsURL(), is(Optional.empty()));
        assertThat(
                details.getOutput().orElseThrow().getTitle(), is(Optional.of("Every origin refuses everybody else")));
        assertThat(
                details.getOutput().orElseThrow().getText().orElseThrow(),
                containsString("| ✓ | `www.example.com` | `" + enforcing.address() + "` | `ENFORCED`"));
        assertThat(
                "a publisher that takes less gets whole rows",
                details.getOutput().orElseThrow().getText(150).orElseThrow(),
                is("| | Hostname | Origin | Verdict | Why, and what to change |\n|---|---|---|---|---|\n"
                        + "Output truncated."));
    }

    @Test
    void aFailureIsPublishedWithItsCure() throws Exception {
        run(Result.FAILURE, "parallel eu: { " + verify(open, "") + " }");

        assertThat(published(), contains("Origin Pulls / eu / www.example.com: FAILURE"));
        assertThat(
                PUBLISHED.get(0).getOutput().orElseThrow().getSummary().orElseThrow(),
                allOf(startsWith("**What to do:** nginx"), containsString("ssl\\_verify\\_client on")));
    }

    @Test
    void namesAreThoseOfTheScriptAndOfTheBlockAround() throws Exception {
        run(
                Result.UNSTABLE,
                "withChecks('Gate') { " + verify(open, ", onFailure: 'NONE'") + " }\n"
                        + verify(open, ", checksName: 'Mine', onFailure: 'UNSTABLE'")
                        + verify(open, ", skipPublishingChecks: true, onFailure: 'NONE'"));

        assertThat(published(), contains("Gate: NEUTRAL", "Mine: FAILURE"));
    }

    /** A later success of one name must not turn a failure green; a retry at the same origin may. */
    @Test
    void oneNameSpeaksForAllOfItsVerifications() throws Exception {
        run(
                Result.FAILURE,
                "catchError { " + verify(open, ", checksName: 'Gate'") + " }\n"
                        + verify(enforcing, ", checksName: 'Gate'"));

        assertThat(published(), contains("Gate: FAILURE", "Gate: FAILURE"));
        assertThat(
                PUBLISHED.get(1).getOutput().orElseThrow().getText().orElseThrow(),
                allOf(containsString(open.address()), containsString(enforcing.address())));
    }

    @Test
    void branchesOfOneNameEndWithTheWholeReport() throws Exception {
        run(
                Result.SUCCESS,
                "withChecks('Gate') { parallel a: { " + verify(open, ", onFailure: 'NONE'") + " }, b: { "
                        + verify(enforcing, "") + " } }");

        assertThat(published().get(1), is("Gate: NEUTRAL"));
        assertThat(
                PUBLISHED
                        .get(PUBLISHED.size() - 1)
                        .getOutput()
                        .orElseThrow()
                        .getText()
                        .orElseThrow(),
                allOf(containsString(open.address()), containsString(enforcing.address())));
    }

    @Test
    void aFreestyleJobPublishesToo() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHERE", "")));
        for (String name : new String[] {null, "Gate of ${WHERE}"}) {
            VerifyOriginBuilder verify = new VerifyOriginBuilder("www.example.com");
            verify.setOrigins(enforcing.address());
            verify.setCertificateCredentialsId("client");
            verify.setChecksName(name);
            job.getBuildersList().add(verify);
        }

        jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("WHERE", "eu"))));

        assertThat(published(), containsInAnyOrder("Origin Pulls / www.example.com: SUCCESS", "Gate of eu: SUCCESS"));
    }

    @Test
    void nobodyToTellIsNotWorthALine() throws Exception {
        heard = false;

        WorkflowRun build = run(Result.SUCCESS, verify(enforcing, ""));

        assertThat(published(), is(empty()));
        jenkins.assertLogNotContains("Checks API", build);
    }

    @Test
    void aPublisherThatFailsCostsTheBuildALine() throws Exception {
        broken = true;

        WorkflowRun build = run(Result.SUCCESS, verify(enforcing, ""));

        jenkins.assertLogContains("Warning: the check 'Origin Pulls / www.example.com' could not be published", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    /** Shows the checks of every build. */
    @TestExtension
    public static final class Commits extends ChecksPublisherFactory {
        @NonNull
        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return heard ? Optional.of(new Commit()) : Optional.empty();
        }
    }

    private static final class Commit extends ChecksPublisher {
        @Override
        public void publish(ChecksDetails details) {
            if (broken) {
                throw new IllegalStateException("the service is down");
            }
            PUBLISHED.add(details);
        }
    }
}
