package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.RotateCertificateForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Replaces a client certificate by its successor, proves that it works, and goes back when it does not. */
@Restricted(NoExternalUse.class)
public final class RotateCertificateStep extends ProofStep<RotationResult> implements RotateCertificateSpec {
    private static final long serialVersionUID = 1L;

    private String hostnames;
    private String oldCertificateId;
    private Integer validityDays;
    private Integer renewBeforeDays;
    private boolean deleteOld;
    private boolean force;

    @DataBoundConstructor
    public RotateCertificateStep() {}

    @Override
    public String getHostnames() {
        return hostnames;
    }

    @DataBoundSetter
    public void setHostnames(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getOldCertificateId() {
        return oldCertificateId;
    }

    @DataBoundSetter
    public void setOldCertificateId(String oldCertificateId) {
        this.oldCertificateId = Util.fixEmptyAndTrim(oldCertificateId);
    }

    @Override
    public Integer getValidityDays() {
        return validityDays;
    }

    @DataBoundSetter
    public void setValidityDays(Integer validityDays) {
        this.validityDays = validityDays;
    }

    @Override
    public Integer getRenewBeforeDays() {
        return renewBeforeDays;
    }

    @DataBoundSetter
    public void setRenewBeforeDays(Integer renewBeforeDays) {
        this.renewBeforeDays = renewBeforeDays;
    }

    @Override
    public Boolean getDeleteOld() {
        return deleteOld;
    }

    @DataBoundSetter
    public void setDeleteOld(Boolean deleteOld) {
        this.deleteOld = Boolean.TRUE.equals(deleteOld);
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
    OperationRun<RotationResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return RotateCertificate.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements RotateCertificateForm {
        public DescriptorImpl() {
            super("hostnames", "commonName", "certificateCredentialsId");
        }

        @Override
        public String getFunctionName() {
            return "aopRotateCertificate";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RotateCertificate_DisplayName();
        }
    }
}
