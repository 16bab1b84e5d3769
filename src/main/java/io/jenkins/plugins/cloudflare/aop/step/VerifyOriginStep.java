package io.jenkins.plugins.cloudflare.aop.step;

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
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** Proves that origins serve who has the client certificate and refuse everybody else. */
@Restricted(NoExternalUse.class)
public final class VerifyOriginStep extends ProofStep<VerifyResult> implements VerifyOriginSpec {
    private static final long serialVersionUID = 1L;

    private final String hostnames;

    @DataBoundConstructor
    public VerifyOriginStep(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @Override
    OperationRun<VerifyResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return VerifyOrigin.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements VerifyOriginForm {
        public DescriptorImpl() {
            super("hostnames");
        }

        @Override
        public String getFunctionName() {
            return "aopVerifyOrigin";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyOrigin_DisplayName();
        }
    }
}
