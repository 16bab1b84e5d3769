package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.OriginConfigForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.OriginConfig;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.OriginConfigSpec;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.RolloutPhase;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Writes down for an origin's server whom to trust and how to ask for a certificate. */
@Restricted(NoExternalUse.class)
public final class OriginConfigBuilder extends ClientCertificateBuilder<List<String>> implements OriginConfigSpec {
    private final String server;
    private String phase = RolloutPhase.ACCEPT.parameter();
    private String directory;
    private String hostnames;

    @DataBoundConstructor
    public OriginConfigBuilder(String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    @Override
    public String getServer() {
        return server;
    }

    @Override
    public String getPhase() {
        return phase;
    }

    @DataBoundSetter
    public void setPhase(String phase) {
        this.phase = Util.fixNull(Util.fixEmptyAndTrim(phase), RolloutPhase.ACCEPT.parameter());
    }

    @Override
    public String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public void setDirectory(String directory) {
        this.directory = Util.fixEmptyAndTrim(directory);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @DataBoundSetter
    public void setHostnames(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    OperationRun<List<String>> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return OriginConfig.run(variables.in(OriginConfigSpec.class, this), context, startedAt);
    }

    @Extension
    @Symbol("aopOriginConfig")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements OriginConfigForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.OriginConfig_DisplayName();
        }
    }
}
