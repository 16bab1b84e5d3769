package io.jenkins.plugins.cloudflare.aop.step;

import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all steps have in common. It is saved with a running build, and holds nothing but what the script says.
 *
 * @param <R> what the step returns
 */
@Restricted(NoExternalUse.class)
public abstract class AopStep<R> extends Step implements AopSpec, Serializable {
    private static final long serialVersionUID = 1L;

    private String credentialsId;
    private String zone;
    private Integer waitSeconds;

    /** The operation itself; called again after a restart, with the time of the first start. */
    abstract OperationRun<R> open(OperationContext operationContext, Instant startedAt) throws OperationException;

    /** Does to the build what the result asks for, before the script gets it. */
    final void conclude(R result, StepContext context) throws IOException, InterruptedException {
        if (!(result instanceof StepResult checked)
                || checked.failure() == null
                || checked.onFailure() != OnFailure.UNSTABLE) {
            return;
        }
        context.get(TaskListener.class).getLogger().println(checked.failure());
        context.get(FlowNode.class)
                .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(checked.failure()));
        context.get(Run.class).setResult(Result.UNSTABLE);
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new AopExecution<>(this, context);
    }

    @Override
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @Override
    public String getZone() {
        return zone;
    }

    @DataBoundSetter
    public void setZone(String zone) {
        this.zone = Util.fixEmptyAndTrim(zone);
    }

    @Override
    public Integer getWaitSeconds() {
        return waitSeconds;
    }

    @DataBoundSetter
    public void setWaitSeconds(Integer waitSeconds) {
        this.waitSeconds = waitSeconds;
    }
}
