package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.EnableGloballyForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.setting.EnableGlobally;
import io.jenkins.plugins.cloudflare.aop.operation.setting.EnableGloballySpec;
import io.jenkins.plugins.cloudflare.aop.operation.setting.SwitchResult;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Switches Cloudflare's shared client certificate on or off for a zone. */
@Restricted(NoExternalUse.class)
public final class EnableGloballyStep extends AopStep<SwitchResult> implements EnableGloballySpec {
    private static final long serialVersionUID = 1L;

    private boolean enabled = true;

    @DataBoundConstructor
    public EnableGloballyStep() {}

    @Override
    public Boolean getEnabled() {
        return enabled;
    }

    @DataBoundSetter
    public void setEnabled(Boolean enabled) {
        this.enabled = !Boolean.FALSE.equals(enabled);
    }

    @Override
    OperationRun<SwitchResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return EnableGlobally.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements EnableGloballyForm {
        public DescriptorImpl() {
            super("zone");
        }

        @Override
        public String getFunctionName() {
            return "aopEnableGlobally";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnableGlobally_DisplayName();
        }
    }
}
