package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;

/** What an origin has to do to pass. */
public enum Expectation {
    /** It serves whoever has the client certificate and refuses every other visitor. */
    ENFORCED,
    /** It asks for a certificate and serves a visitor with the configured certificate; it may still serve others. */
    ACCEPTING;

    /** The spelling of the step's parameter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Expectation of(String text) throws OperationException {
        String name = ListParameter.orNull(text);
        for (Expectation value : values()) {
            if (name == null || value.parameter().equals(name)) {
                return value;
            }
        }
        throw new OperationException(
                "expect is '" + PrintableText.brief(name) + "', which is neither enforced nor accepting");
    }
}
