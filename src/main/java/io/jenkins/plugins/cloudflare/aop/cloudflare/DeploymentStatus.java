package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.Locale;

/** State of a certificate or of an association at Cloudflare's edge, as the API spells it in lower case. */
public enum DeploymentStatus {
    INITIALIZING,
    PENDING_DEPLOYMENT,
    ACTIVE,
    PENDING_DELETION,
    DELETED,
    DEPLOYMENT_TIMED_OUT,
    DELETION_TIMED_OUT,
    /** A value that this version does not know; treated as not settled yet. */
    UNKNOWN;

    /** Reads the API's spelling; anything else, null included, is {@link #UNKNOWN}. */
    public static DeploymentStatus of(String text) {
        if (text != null) {
            for (DeploymentStatus status : values()) {
                if (status != UNKNOWN && status.apiName().equals(text)) {
                    return status;
                }
            }
        }
        return UNKNOWN;
    }

    /** The API's spelling. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** No waiting will make it active. */
    public boolean isFailure() {
        return switch (this) {
            case PENDING_DELETION, DELETED, DEPLOYMENT_TIMED_OUT, DELETION_TIMED_OUT -> true;
            case INITIALIZING, PENDING_DEPLOYMENT, ACTIVE, UNKNOWN -> false;
        };
    }

    /** Deleted or on the way out: readable by id for a while, but not usable. */
    public boolean isTombstone() {
        return this == PENDING_DELETION || this == DELETED || this == DELETION_TIMED_OUT;
    }
}
