package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.StatusForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.status.InspectZone;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusResult;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusSpec;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Looks at the client certificates of a zone, and at what changed without a build. */
@Restricted(NoExternalUse.class)
public final class StatusStep extends AopStep<StatusResult> implements StatusSpec {
    private static final long serialVersionUID = 1L;

    private String hostnames;
    private Integer minDaysLeft;
    private String onFailure = OnFailure.FAILURE.name();

    @DataBoundConstructor
    public StatusStep() {}

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @DataBoundSetter
    public void setHostnames(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public Integer getMinDaysLeft() {
        return minDaysLeft;
    }

    @DataBoundSetter
    public void setMinDaysLeft(Integer minDaysLeft) {
        this.minDaysLeft = minDaysLeft;
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
    OperationRun<StatusResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return InspectZone.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements StatusForm {
        public DescriptorImpl() {
            super("hostnames", "zone");
        }

        @Override
        public String getFunctionName() {
            return "aopStatus";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Status_DisplayName();
        }
    }
}
