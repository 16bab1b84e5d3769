package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.UploadCertificateForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.UploadResult;
import java.time.Instant;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Uploads a client certificate, or finds it there, and waits until it is active. */
@Restricted(NoExternalUse.class)
public final class UploadCertificateBuilder extends ClientCertificateBuilder<UploadResult>
        implements UploadCertificateSpec {
    private Integer validityDays;
    private Integer renewBeforeDays;

    @DataBoundConstructor
    public UploadCertificateBuilder() {}

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
    OperationRun<UploadResult> open(Variables variables, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return Operations.upload(variables.in(UploadCertificateSpec.class, this), surroundings, startedAt);
    }

    @Extension
    @Symbol("aopUploadCertificate")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements UploadCertificateForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UploadCertificate_DisplayName();
        }
    }
}
