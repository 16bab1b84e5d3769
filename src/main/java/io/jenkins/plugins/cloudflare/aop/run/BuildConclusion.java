package io.jenkins.plugins.cloudflare.aop.run;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the end of an operation does to its build, whether a Pipeline or a freestyle job ran it. */
@Restricted(NoExternalUse.class)
public final class BuildConclusion {
    private BuildConclusion() {}

    /**
     * Makes the build unstable when the result asks for that, and says why on its console.
     *
     * @return the reason; empty when the build stays as it is
     */
    public static Optional<String> of(Object result, Run<?, ?> build, TaskListener listener) {
        Optional<String> warning = StepResult.warning(result);
        warning.ifPresent(sentence -> {
            listener.getLogger().println(sentence);
            build.setResult(Result.UNSTABLE);
        });
        return warning;
    }

    /** What fails the build: the sentence alone, without a stack trace. */
    public static AbortException failure(OperationException e) {
        return new AbortException(e.getMessage());
    }
}
