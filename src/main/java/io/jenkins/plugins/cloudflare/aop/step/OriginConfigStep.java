package io.jenkins.plugins.cloudflare.aop.step;

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
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Writes down for an origin's server whom to trust and how to ask for a certificate. */
@Restricted(NoExternalUse.class)
public final class OriginConfigStep extends ClientCertificateStep<List<String>> implements OriginConfigSpec {
    private static final long serialVersionUID = 1L;

    private final String server;
    private String phase = RolloutPhase.ACCEPT.parameter();
    private String directory;
    private String hostnames;

    @DataBoundConstructor
    public OriginConfigStep(String server) {
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
    OperationRun<List<String>> open(OperationContext context, Instant startedAt) throws OperationException {
        return OriginConfig.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements OriginConfigForm {
        public DescriptorImpl() {
            super("server");
        }

        @Override
        public String getFunctionName() {
            return "aopOriginConfig";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.OriginConfig_DisplayName();
        }
    }
}
