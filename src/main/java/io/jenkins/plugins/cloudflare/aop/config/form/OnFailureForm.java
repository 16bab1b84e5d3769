package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.verb.POST;

/** What a failed check does to the build, for descriptors. */
@Restricted(NoExternalUse.class)
public interface OnFailureForm {
    /** The choices are the same for everybody. */
    @POST
    default ListBoxModel doFillOnFailureItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.OnFailure_FAILURE(), OnFailure.FAILURE.name());
        choices.add(Messages.OnFailure_UNSTABLE(), OnFailure.UNSTABLE.name());
        choices.add(Messages.OnFailure_NONE(), OnFailure.NONE.name());
        return choices;
    }
}
