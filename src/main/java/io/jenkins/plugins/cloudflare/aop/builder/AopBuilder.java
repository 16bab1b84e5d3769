package io.jenkins.plugins.cloudflare.aop.builder;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.run.AopServices;
import io.jenkins.plugins.cloudflare.aop.run.BuildConclusion;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all build steps have in common.
 *
 * @param <R> what the operation returns
 */
@Restricted(NoExternalUse.class)
public abstract class AopBuilder<R> extends Builder implements AopSpec {
    private String credentialsId;
    private String zone;
    private Integer waitSeconds;

    /** The operation itself, with the build's variables in its texts. */
    abstract OperationRun<R> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException;

    /** What the check on the commit that tells of the operation is called; empty for none. */
    Optional<String> check(BuildVariables variables) {
        return Optional.empty();
    }

    @Override
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        EnvVars environment = build.getEnvironment(listener);
        try {
            BuildVariables variables = new BuildVariables(build, environment);
            OperationContext context =
                    AopServices.get().operationContext(build, listener, () -> workspace, check(variables));
            OperationRun<R> operation = open(variables, context, Instant.now());
            BuildConclusion.of(await(operation), build, listener);
            return true;
        } catch (OperationException e) {
            throw BuildConclusion.failure(e);
        }
    }

    private R await(OperationRun<R> operation) throws OperationException, InterruptedException {
        try {
            while (true) {
                Advance<R> advance = operation.advance();
                if (advance instanceof Advance.Done<R> done) {
                    return done.result();
                }
                Thread.sleep(((Advance.Wait<R>) advance).pause().toMillis());
            }
        } catch (InterruptedException e) {
            operation.abort(pause -> Thread.sleep(pause.toMillis()));
            throw e;
        }
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
