package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.io.Serializable;
import java.util.Optional;

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

    /** The sentence with which a build goes on as unstable; empty for any result that does not ask for that. */
    static Optional<String> warning(Object result) {
        return result instanceof StepResult checked && checked.onFailure() == OnFailure.UNSTABLE
                ? Optional.ofNullable(checked.failure())
                : Optional.empty();
    }
}
