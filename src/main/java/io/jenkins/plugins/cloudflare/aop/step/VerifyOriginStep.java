package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.VerifyOriginForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyResult;
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
    OperationRun<VerifyResult> open(Surroundings surroundings, Instant startedAt) throws OperationException {
        return Operations.verify(this, surroundings, startedAt);
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
