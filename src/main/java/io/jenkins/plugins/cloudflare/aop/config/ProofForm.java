package io.jenkins.plugins.cloudflare.aop.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.operation.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.FieldText;
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
        return FieldCheck.text(item, value, FieldText::origins);
    }

    @POST
    default FormValidation doCheckDetours(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, FieldText::detours);
    }

    @POST
    default FormValidation doCheckAllowedIssuers(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, FieldText::allowedIssuers);
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
