package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.cloudflare.aop.config.EnableGloballyForm;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.operation.EnableGloballySpec;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.SwitchResult;
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
    OperationRun<SwitchResult> open(Variables variables, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return Operations.enableGlobally(variables.in(EnableGloballySpec.class, this), surroundings, startedAt);
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
