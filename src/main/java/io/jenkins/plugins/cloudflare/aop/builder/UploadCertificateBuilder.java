package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.UploadCertificateForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
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
    OperationRun<UploadResult> open(BuildVariables variables, OperationContext context, Instant startedAt)
            throws OperationException {
        return UploadCertificate.run(variables.in(UploadCertificateSpec.class, this), context, startedAt);
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
