package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.DisableHostnameForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Has Cloudflare present no client certificate for hostnames any more. */
@Restricted(NoExternalUse.class)
public final class DisableHostnameStep extends AopStep<List<Map<String, Object>>> implements DisableHostnameSpec {
    private static final long serialVersionUID = 1L;

    private static final String DEFAULT_MODE = "void";

    private final String hostnames;
    private String mode = DEFAULT_MODE;
    private boolean force;

    @DataBoundConstructor
    public DisableHostnameStep(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @Override
    public String getMode() {
        return mode;
    }

    @DataBoundSetter
    public void setMode(String mode) {
        this.mode = Util.fixNull(Util.fixEmptyAndTrim(mode), DEFAULT_MODE);
    }

    @Override
    public Boolean getForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(Boolean force) {
        this.force = Boolean.TRUE.equals(force);
    }

    @Override
    OperationRun<List<Map<String, Object>>> open(OperationContext context, Instant startedAt)
            throws OperationException {
        return DisableHostname.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements DisableHostnameForm {
        public DescriptorImpl() {
            super("hostnames");
        }

        @Override
        public String getFunctionName() {
            return "aopDisableHostname";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DisableHostname_DisplayName();
        }
    }
}
