package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;

/** What {@code aopEnableGlobally} returns to a script. */
public final class SwitchResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final boolean before;
    private final boolean now;

    SwitchResult(boolean before, boolean now) {
        this.before = before;
        this.now = now;
    }

    /** Whether it was on. */
    public boolean isBefore() {
        return before;
    }

    /** Whether it is on. */
    public boolean isNow() {
        return now;
    }

    @Override
    public String toString() {
        return (before ? "on" : "off") + " -> " + (now ? "on" : "off");
    }
}
