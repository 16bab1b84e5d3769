package io.jenkins.plugins.cloudflare.aop.builder;

import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the descriptors of all build steps have in common. */
@Restricted(NoExternalUse.class)
public abstract class AopBuilderDescriptor extends BuildStepDescriptor<Builder> {
    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** The help of the step with this name; the step has to have it, for the reference of all steps. */
    @Override
    public String getHelpFile(String fieldName) {
        Descriptor<?> step = StepDescriptor.byFunctionName(
                getClass().getAnnotation(Symbol.class).value()[0]);
        return step == null ? super.getHelpFile(fieldName) : step.getHelpFile(fieldName);
    }
}
