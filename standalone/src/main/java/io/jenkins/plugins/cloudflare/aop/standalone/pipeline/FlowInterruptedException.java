package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

/** Runs through the script when it is interrupted; what catches it may go on, as in Jenkins. */
public final class FlowInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Interruption interruption;
    private boolean actualInterruption = true;

    public FlowInterruptedException(Interruption interruption) {
        super(interruption.reason());
        this.interruption = interruption;
    }

    public Result getResult() {
        return interruption.result();
    }

    public Interruption interruption() {
        return interruption;
    }

    /** False once it has left the step whose own time ran out: to everything around, that is an error. */
    public boolean isActualInterruption() {
        return actualInterruption;
    }

    /** Says that it counts as an error from here on. */
    public void countAsError() {
        actualInterruption = false;
    }
}
