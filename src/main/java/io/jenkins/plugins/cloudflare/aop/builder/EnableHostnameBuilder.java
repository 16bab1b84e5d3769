package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.EnableHostnameForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostnameSpec;
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
    OperationRun<List<Map<String, Object>>> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return EnableHostname.run(variables.in(EnableHostnameSpec.class, this), context, startedAt);
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
