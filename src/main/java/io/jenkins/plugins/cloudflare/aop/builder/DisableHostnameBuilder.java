package io.jenkins.plugins.cloudflare.aop.builder;

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
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Has Cloudflare present no client certificate for hostnames any more. */
@Restricted(NoExternalUse.class)
public final class DisableHostnameBuilder extends AopBuilder<List<Map<String, Object>>> implements DisableHostnameSpec {
    private static final String DEFAULT_MODE = "void";

    private final String hostnames;
    private String mode = DEFAULT_MODE;
    private boolean force;

    @DataBoundConstructor
    public DisableHostnameBuilder(String hostnames) {
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
    OperationRun<List<Map<String, Object>>> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return DisableHostname.run(variables.in(DisableHostnameSpec.class, this), context, startedAt);
    }

    @Extension
    @Symbol("aopDisableHostname")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements DisableHostnameForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DisableHostname_DisplayName();
        }
    }
}
