package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.io.Serializable;

/** What a step returns to a script. Scripts may call its getters and nothing else. */
public interface StepResult extends Serializable {
    /** The sentence that says why a check did not pass; null when it passed or does not matter. */
    default String failure() {
        return null;
    }

    /** What a failure does to the build. */
    default OnFailure onFailure() {
        return OnFailure.FAILURE;
    }
}
