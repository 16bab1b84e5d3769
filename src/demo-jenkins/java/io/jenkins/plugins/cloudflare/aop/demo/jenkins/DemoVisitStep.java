package io.jenkins.plugins.cloudflare.aop.demo.jenkins;

import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.demo.DemoVisit;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code demoVisit}: a visitor who comes through Cloudflare; its value is what the visitor sees. */
public final class DemoVisitStep extends Step {
    private final String hostname;

    @DataBoundConstructor
    public DemoVisitStep(String hostname) {
        this.hostname = hostname;
    }

    public String getHostname() {
        return hostname;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Visiting(hostname, StepDescriptor.all().get(DescriptorImpl.class).visit, context);
    }

    private static final class Visiting extends SynchronousNonBlockingStepExecution<String> {
        private static final long serialVersionUID = 1L;

        private final String hostname;
        private final transient DemoVisit visit;

        Visiting(String hostname, DemoVisit visit, StepContext context) {
            super(context);
            this.hostname = hostname;
            this.visit = visit;
        }

        @Override
        protected String run() throws IOException {
            return visit.ask(hostname);
        }
    }

    /** Not an extension by annotation: the step is there where a demonstration is. */
    public static final class DescriptorImpl extends StepDescriptor {
        private final DemoVisit visit;

        DescriptorImpl(DemoVisit visit) {
            this.visit = visit;
        }

        @Override
        public String getFunctionName() {
            return "demoVisit";
        }

        @Override
        public String getDisplayName() {
            return "Visit the demonstration's origin through Cloudflare";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
