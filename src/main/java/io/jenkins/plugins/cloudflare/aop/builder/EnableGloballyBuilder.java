package io.jenkins.plugins.cloudflare.aop.builder;

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
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Switches Cloudflare's shared client certificate on or off for a zone. */
@Restricted(NoExternalUse.class)
public final class EnableGloballyBuilder extends AopBuilder<SwitchResult> implements EnableGloballySpec {
    private boolean enabled = true;

    @DataBoundConstructor
    public EnableGloballyBuilder() {}

    @Override
    public Boolean getEnabled() {
        return enabled;
    }

    @DataBoundSetter
    public void setEnabled(Boolean enabled) {
        this.enabled = !Boolean.FALSE.equals(enabled);
    }

    @Override
    OperationRun<SwitchResult> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return EnableGlobally.run(variables.in(EnableGloballySpec.class, this), context, startedAt);
    }

    @Extension
    @Symbol("aopEnableGlobally")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements EnableGloballyForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnableGlobally_DisplayName();
        }
    }
}
