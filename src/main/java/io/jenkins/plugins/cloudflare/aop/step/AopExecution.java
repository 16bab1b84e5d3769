package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.FilePath;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * An operation in a Pipeline. What is saved with the build is only what the script said and when it began; after a
 * restart the operation looks at what is there and goes on, with the deadline that it had.
 */
final class AopExecution<R> extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final AopStep<R> step;
    private Instant startedAt;
    private boolean inNode;

    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "onResume makes a new one")
    private transient volatile StepDrive<R> drive;

    AopExecution(AopStep<R> step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() throws Exception {
        startedAt = Instant.now();
        inNode = getContext().get(FilePath.class) != null;
        begin();
        return false;
    }

    @Override
    public void onResume() {
        begin();
    }

    private void begin() {
        drive = new StepDrive<>(step, getContext(), startedAt, inNode);
        drive.begin();
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        StepDrive<R> current = drive;
        if (current == null) {
            super.stop(cause);
        } else {
            current.stop(cause);
        }
    }

    @Override
    public String getStatus() {
        StepDrive<R> current = drive;
        return current == null ? "about to go on" : current.status();
    }
}
