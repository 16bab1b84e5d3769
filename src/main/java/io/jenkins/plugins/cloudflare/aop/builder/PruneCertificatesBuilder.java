package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.PruneCertificatesForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.PruneResult;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import java.time.Instant;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes expired and unused client certificates that nothing refers to, or only tells which. */
@Restricted(NoExternalUse.class)
public final class PruneCertificatesBuilder extends AopBuilder<PruneResult> implements PruneCertificatesSpec {
    private boolean dryRun = true;
    private String keep;
    private Integer unusedForDays;

    @DataBoundConstructor
    public PruneCertificatesBuilder() {}

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
    OperationRun<PruneResult> open(Variables variables, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return Operations.prune(variables.in(PruneCertificatesSpec.class, this), surroundings, startedAt);
    }

    @Extension
    @Symbol("aopPruneCertificates")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements PruneCertificatesForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PruneCertificates_DisplayName();
        }
    }
}
