package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;

/** What a failed verification does to the build. */
public enum OnFailure {
    /** The step fails, and with it the build. */
    FAILURE,
    /** The build goes on and is marked unstable. */
    UNSTABLE,
    /** Only the result and the record tell. */
    NONE;

    public static OnFailure of(String text) throws OperationException {
        String name = ListParameter.orNull(text);
        for (OnFailure value : values()) {
            if (name == null || value.name().equals(name)) {
                return value;
            }
        }
        throw new OperationException(
                "onFailure is '" + PrintableText.brief(name) + "', which is none of FAILURE, UNSTABLE and NONE");
    }
}
