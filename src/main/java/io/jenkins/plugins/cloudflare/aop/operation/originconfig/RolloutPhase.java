package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import java.util.Locale;

/** How far an origin goes. */
public enum RolloutPhase {
    /** It asks for a certificate and serves visitors without one as well. */
    ACCEPT,
    /** It serves only who has a certificate that verifies. */
    ENFORCE;

    /** The spelling of the step's parameter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
