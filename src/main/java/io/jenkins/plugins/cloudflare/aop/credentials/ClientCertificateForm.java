package io.jenkins.plugins.cloudflare.aop.credentials;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields for the client certificate and its issuer, for descriptors. */
@Restricted(NoExternalUse.class)
public interface ClientCertificateForm {
    @POST
    default ListBoxModel doFillCertificateCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String certificateCredentialsId) {
        return CredentialField.CERTIFICATE.fill(item, certificateCredentialsId);
    }

    @POST
    default FormValidation doCheckCertificateCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return CredentialField.CERTIFICATE.check(item, value);
    }

    @POST
    default ListBoxModel doFillCertificatePasswordCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String certificatePasswordCredentialsId) {
        return CredentialField.PASSWORD.fill(item, certificatePasswordCredentialsId);
    }

    @POST
    default FormValidation doCheckCertificatePasswordCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value) {
        return CredentialField.PASSWORD.check(item, value);
    }

    @POST
    default ListBoxModel doFillIssuerCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String issuerCredentialsId) {
        return CredentialField.CERTIFICATE.fill(item, issuerCredentialsId);
    }

    @POST
    default FormValidation doCheckIssuerCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return CredentialField.CERTIFICATE.check(item, value);
    }
}
