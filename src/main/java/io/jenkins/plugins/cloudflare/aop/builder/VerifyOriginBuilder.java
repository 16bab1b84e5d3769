package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.VerifyOriginForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import java.time.Instant;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** Proves that origins serve who has the client certificate and refuse everybody else. */
@Restricted(NoExternalUse.class)
public final class VerifyOriginBuilder extends ProofBuilder<VerifyResult> implements VerifyOriginSpec {
    private final String hostnames;

    @DataBoundConstructor
    public VerifyOriginBuilder(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @Override
    OperationRun<VerifyResult> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return VerifyOrigin.run(variables.in(VerifyOriginSpec.class, this), context, startedAt);
    }

    @Extension
    @Symbol("aopVerifyOrigin")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements VerifyOriginForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyOrigin_DisplayName();
        }
    }
}
