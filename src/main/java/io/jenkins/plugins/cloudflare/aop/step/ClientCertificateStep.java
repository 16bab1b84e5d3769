package io.jenkins.plugins.cloudflare.aop.step;

import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that is given a client certificate, or the CA that issues it. */
@Restricted(NoExternalUse.class)
public abstract class ClientCertificateStep<R> extends AopStep<R> implements ClientCertificateSpec {
    private static final long serialVersionUID = 1L;

    private String certificateCredentialsId;
    private String certificatePasswordCredentialsId;
    private String issuerCredentialsId;
    private String commonName;

    @Override
    public String getCertificateCredentialsId() {
        return certificateCredentialsId;
    }

    @DataBoundSetter
    public void setCertificateCredentialsId(String certificateCredentialsId) {
        this.certificateCredentialsId = Util.fixEmptyAndTrim(certificateCredentialsId);
    }

    @Override
    public String getCertificatePasswordCredentialsId() {
        return certificatePasswordCredentialsId;
    }

    @DataBoundSetter
    public void setCertificatePasswordCredentialsId(String certificatePasswordCredentialsId) {
        this.certificatePasswordCredentialsId = Util.fixEmptyAndTrim(certificatePasswordCredentialsId);
    }

    @Override
    public String getIssuerCredentialsId() {
        return issuerCredentialsId;
    }

    @DataBoundSetter
    public void setIssuerCredentialsId(String issuerCredentialsId) {
        this.issuerCredentialsId = Util.fixEmptyAndTrim(issuerCredentialsId);
    }

    @Override
    public String getCommonName() {
        return commonName;
    }

    @DataBoundSetter
    public void setCommonName(String commonName) {
        this.commonName = Util.fixEmptyAndTrim(commonName);
    }
}
