package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.credentials.CredentialField;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Rounds;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of a proof, for descriptors. */
@Restricted(NoExternalUse.class)
public interface ProofForm extends AopForm, LeafForm, OnFailureForm {
    @POST
    default FormValidation doCheckOrigins(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::origins);
    }

    @POST
    default FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::paths);
    }

    @POST
    default FormValidation doCheckRounds(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, Rounds.FEWEST, Rounds.MOST);
    }

    @POST
    default FormValidation doCheckDetours(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::detours);
    }

    @POST
    default FormValidation doCheckAllowedIssuers(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::allowedIssuers);
    }

    @POST
    default ListBoxModel doFillTrustCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String trustCredentialsId) {
        return CredentialField.CERTIFICATE.fill(item, trustCredentialsId);
    }

    @POST
    default FormValidation doCheckTrustCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return CredentialField.CERTIFICATE.check(item, value);
    }

    /** The choices are the same for everybody. */
    @POST
    default ListBoxModel doFillExpectItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.Expectation_ENFORCED(), Expectation.ENFORCED.parameter());
        choices.add(Messages.Expectation_ACCEPTING(), Expectation.ACCEPTING.parameter());
        return choices;
    }
}
