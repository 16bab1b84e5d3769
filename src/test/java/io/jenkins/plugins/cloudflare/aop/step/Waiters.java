package io.jenkins.plugins.cloudflare.aop.step;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.hudson.test.JenkinsRule;

/** Many builds of one Pipeline that wait for the same certificate to become active. */
final class Waiters {
    private static final String JOB = "waiters";

    private final JenkinsRule jenkins;
    private final EmulatedCloudflare cloudflare;

    Waiters(JenkinsRule jenkins, EmulatedCloudflare cloudflare) {
        this.jenkins = jenkins;
        this.cloudflare = cloudflare;
    }

    void warmUp() throws Exception {
        Stored.apiToken("cf");
        jenkins.buildAndAssertSuccess(
                Jobs.pipeline(jenkins, "aopStatus credentialsId: 'cf', zone: 'example.com', onFailure: 'NONE'"));
    }

    void start(int number) throws Exception {
        if (SystemCredentialsProvider.getInstance().getCredentials().isEmpty()) {
            Stored.apiToken("cf");
        }
        Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
        WorkflowJob job = Jobs.pipeline(
                jenkins,
                "aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client',"
                        + " waitSeconds: 7200");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("NUMBER")));
        job.renameTo(JOB);
        for (int i = 0; i < number; i++) {
            job.scheduleBuild2(
                    0,
                    new CauseAction(new Cause.UserIdCause()),
                    new ParametersAction(new StringParameterValue("NUMBER", Integer.toString(i))));
        }
    }

    private List<WorkflowRun> builds() {
        return List.copyOf(
                jenkins.jenkins.getItemByFullName(JOB, WorkflowJob.class).getBuilds());
    }

    /** How many wait for the certificate and nothing else. */
    long waiting() {
        return builds().stream().filter(Waiters::isWaiting).count();
    }

    private static boolean isWaiting(WorkflowRun build) {
        FlowExecution execution = build.getExecution();
        try {
            return execution != null
                    && execution.getCurrentExecutions(true).get().stream()
                            .map(StepExecution::getStatus)
                            .anyMatch(status -> status != null && status.contains("to become active"));
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long succeeded() {
        return builds().stream()
                .filter(build -> !build.isBuilding() && build.getResult() == Result.SUCCESS)
                .count();
    }

    /** Requests so far of whatever kind. */
    int requests() {
        return cloudflare.emulator().requests().size();
    }
}
