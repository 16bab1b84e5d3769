package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.PruneCertificatesForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneResult;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes expired and unused client certificates that nothing refers to, or only tells which. */
@Restricted(NoExternalUse.class)
public final class PruneCertificatesStep extends AopStep<PruneResult> implements PruneCertificatesSpec {
    private static final long serialVersionUID = 1L;

    private boolean dryRun = true;
    private String keep;
    private Integer unusedForDays;

    @DataBoundConstructor
    public PruneCertificatesStep() {}

    @Override
    public Boolean getDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(Boolean dryRun) {
        this.dryRun = !Boolean.FALSE.equals(dryRun);
    }

    @Override
    public String getKeep() {
        return keep;
    }

    @DataBoundSetter
    public void setKeep(String keep) {
        this.keep = Util.fixEmptyAndTrim(keep);
    }

    @Override
    public Integer getUnusedForDays() {
        return unusedForDays;
    }

    @DataBoundSetter
    public void setUnusedForDays(Integer unusedForDays) {
        this.unusedForDays = unusedForDays;
    }

    @Override
    OperationRun<PruneResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return PruneCertificates.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements PruneCertificatesForm {
        public DescriptorImpl() {
            super("zone");
        }

        @Override
        public String getFunctionName() {
            return "aopPruneCertificates";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PruneCertificates_DisplayName();
        }
    }
}
