package io.jenkins.plugins.cloudflare.aop.step;

import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
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
    abstract OperationRun<R> open(OperationContext context, Instant startedAt) throws OperationException;

    /** What the check on the commit that tells of the operation is called; empty for none. */
    Optional<String> check(StepContext context) throws IOException, InterruptedException {
        return Optional.empty();
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
