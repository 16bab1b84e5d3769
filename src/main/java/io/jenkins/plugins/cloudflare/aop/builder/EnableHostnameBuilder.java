package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.EnableHostnameForm;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.operation.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Has Cloudflare present a client certificate for hostnames, and waits until that is active. */
@Restricted(NoExternalUse.class)
public final class EnableHostnameBuilder extends AopBuilder<List<Map<String, Object>>> implements EnableHostnameSpec {
    private final String hostnames;
    private String certificateId;

    @DataBoundConstructor
    public EnableHostnameBuilder(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @Override
    public String getCertificateId() {
        return certificateId;
    }

    @DataBoundSetter
    public void setCertificateId(String certificateId) {
        this.certificateId = Util.fixEmptyAndTrim(certificateId);
    }

    @Override
    OperationRun<List<Map<String, Object>>> open(Variables variables, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return Operations.enable(variables.in(EnableHostnameSpec.class, this), surroundings, startedAt);
    }

    @Extension
    @Symbol("aopEnableHostname")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements EnableHostnameForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EnableHostname_DisplayName();
        }
    }
}
