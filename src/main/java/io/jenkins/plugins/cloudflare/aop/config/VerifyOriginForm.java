package io.jenkins.plugins.cloudflare.aop.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.credentials.ClientCertificateForm;
import io.jenkins.plugins.cloudflare.aop.operation.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.FieldText;
import io.jenkins.plugins.cloudflare.aop.operation.OnFailure;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of a verification, for descriptors. */
@Restricted(NoExternalUse.class)
public interface VerifyOriginForm extends AopForm, ClientCertificateForm {
    @POST
    default FormValidation doCheckHostnames(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.required(item, value, FieldText::hostnames);
    }

    @POST
    default FormValidation doCheckOrigins(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, FieldText::origins);
    }

    @POST
    default FormValidation doCheckCommonName(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, FieldText::commonName);
    }

    /** The choices are the same for everybody. */
    @POST
    default ListBoxModel doFillExpectItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.Expectation_ENFORCED(), Expectation.ENFORCED.parameter());
        choices.add(Messages.Expectation_ACCEPTING(), Expectation.ACCEPTING.parameter());
        return choices;
    }

    /** As {@link #doFillExpectItems}. */
    @POST
    default ListBoxModel doFillOnFailureItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.OnFailure_FAILURE(), OnFailure.FAILURE.name());
        choices.add(Messages.OnFailure_UNSTABLE(), OnFailure.UNSTABLE.name());
        choices.add(Messages.OnFailure_NONE(), OnFailure.NONE.name());
        return choices;
    }
}
