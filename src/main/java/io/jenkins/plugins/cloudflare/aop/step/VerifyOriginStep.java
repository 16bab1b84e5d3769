package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.VerifyOriginForm;
import io.jenkins.plugins.cloudflare.aop.operation.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyResult;
import java.io.IOException;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Proves that origins serve who has the client certificate and refuse everybody else. */
@Restricted(NoExternalUse.class)
public final class VerifyOriginStep extends ClientCertificateStep<VerifyResult> implements VerifyOriginSpec {
    private static final long serialVersionUID = 1L;

    private final String hostnames;
    private String origins;
    private String path;
    private String expect = Expectation.ENFORCED.parameter();
    private boolean throughCloudflare;
    private String onFailure = OnFailure.FAILURE.name();

    @DataBoundConstructor
    public VerifyOriginStep(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @Override
    public String getOrigins() {
        return origins;
    }

    @DataBoundSetter
    public void setOrigins(String origins) {
        this.origins = Util.fixEmptyAndTrim(origins);
    }

    @Override
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    @Override
    public String getExpect() {
        return expect;
    }

    @DataBoundSetter
    public void setExpect(String expect) {
        this.expect = Util.fixNull(Util.fixEmptyAndTrim(expect), Expectation.ENFORCED.parameter());
    }

    @Override
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = Util.fixNull(Util.fixEmptyAndTrim(onFailure), OnFailure.FAILURE.name());
    }

    @Override
    public Boolean getThroughCloudflare() {
        return throughCloudflare;
    }

    @DataBoundSetter
    public void setThroughCloudflare(Boolean throughCloudflare) {
        this.throughCloudflare = Boolean.TRUE.equals(throughCloudflare);
    }

    @Override
    OperationRun<VerifyResult> open(Surroundings surroundings, Instant startedAt) throws OperationException {
        return Operations.verify(this, surroundings, startedAt);
    }

    @Override
    void conclude(VerifyResult result, StepContext context) throws IOException, InterruptedException {
        if (result.failure() == null || result.onFailure() != OnFailure.UNSTABLE) {
            return;
        }
        context.get(TaskListener.class).getLogger().println(result.failure());
        context.get(FlowNode.class)
                .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(result.failure()));
        context.get(Run.class).setResult(Result.UNSTABLE);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements VerifyOriginForm {
        public DescriptorImpl() {
            super("hostnames");
        }

        @Override
        public String getFunctionName() {
            return "aopVerifyOrigin";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyOrigin_DisplayName();
        }
    }
}
