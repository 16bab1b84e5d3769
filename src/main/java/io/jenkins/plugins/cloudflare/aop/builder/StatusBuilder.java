package io.jenkins.plugins.cloudflare.aop.builder;

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
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Looks at the client certificates of a zone, and at what changed without a build. */
@Restricted(NoExternalUse.class)
public final class StatusBuilder extends AopBuilder<StatusResult> implements StatusSpec {
    private String hostnames;
    private Integer minDaysLeft;
    private String onFailure = OnFailure.FAILURE.name();

    @DataBoundConstructor
    public StatusBuilder() {}

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
    OperationRun<StatusResult> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return InspectZone.run(variables.in(StatusSpec.class, this), context, startedAt);
    }

    @Extension
    @Symbol("aopStatus")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements StatusForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Status_DisplayName();
        }
    }
}
