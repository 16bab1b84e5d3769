package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;

/** What {@code aopExpirationAlert} returns to a script; prints as the policy's id. */
public final class AlertResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean created;

    AlertResult(String id, boolean created) {
        this.id = id;
        this.created = created;
    }

    /** Cloudflare's id of the notification policy. */
    public String getId() {
        return id;
    }

    /** False when it was there already. */
    public boolean isCreated() {
        return created;
    }

    @Override
    public String toString() {
        return id;
    }
}
