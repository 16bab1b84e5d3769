package io.jenkins.plugins.cloudflare.aop.checks;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Somebody who can tell a commit how its verification went. There is none where the plugin for it is missing. */
@Restricted(NoExternalUse.class)
public interface CheckOutlet extends ExtensionPoint {
    /** The name that a block around a step gives to checks in it; empty without such a block. */
    Optional<String> nameAround(StepContext context) throws IOException, InterruptedException;

    /** Takes reports, each in the time of a request; empty where nobody shows checks of the build's commit. */
    Optional<Consumer<CheckReport>> publisher(Run<?, ?> build, TaskListener listener);
}
