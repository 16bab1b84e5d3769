package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * A rotation that the journal knows: one that this run began, or one that an earlier run left unfinished.
 *
 * @param old the certificate that is replaced
 */
record RotationInProgress(RotationContext context, CertificateId old, RotationState state) {
    private static final String DELETED = "the old certificate was deleted";

    /** The one that the step is about; one that ended counts only when this run began it. */
    static Optional<RotationInProgress> find(RotationContext context) throws OperationException, CloudflareException {
        Map<String, RotationState> all =
                context.operation().journal().read(context.zone().id()).rotations();
        for (Map.Entry<String, RotationState> one : all.entrySet()) {
            RotationInProgress found = new RotationInProgress(context, new CertificateId(one.getKey()), one.getValue());
            if (found.state.isUnfinished() ? found.concernsStep() : found.isOfThisRun()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether an unfinished rotation is the one that this step is about. */
    private boolean concernsStep() throws CloudflareException {
        RotateParameters parameters = context.parameters();
        if (parameters.oldCertificate().isPresent()) {
            return parameters.oldCertificate().get().equals(old);
        }
        if (!parameters.hostnames().isEmpty()) {
            return !Collections.disjoint(
                    parameters.hostnames(), state.hostnames().keySet());
        }
        return isOfThisBuild() || context.isWanted(state.certificateId());
    }

    private boolean isOfThisBuild() {
        return state.build().equals(context.operation().recorder().build());
    }

    private boolean isOfThisRun() {
        return isOfThisBuild()
                && !Instant.parse(state.startedAt()).isBefore(context.entry().startedAt());
    }

    /**
     * Makes it the work of this run. What an earlier run left is finished as if this one had begun it; when that one was
     * rolling back already, or moved to a certificate that the step does not want any more, it is rolled back first.
     */
    RotationInProgress takenOver() throws OperationException, CloudflareException {
        if (isOfThisRun() || isOfThisBuild() && state.stage() == RotationState.Stage.RETURNING) {
            return this;
        }
        boolean returns = state.stage() == RotationState.Stage.RETURNING;
        boolean unwanted = state.stage() == RotationState.Stage.SWITCHING && !context.isWanted(state.certificateId());
        RotationState own = state.takenOver(
                context.operation().recorder().build(),
                returns || unwanted ? state.startedAt() : context.now().toString());
        if (unwanted) {
            own = own.at(RotationState.Stage.RETURNING, "the step names another certificate now");
        }
        context.say(
                "resume",
                "the rotation from certificate " + old + " to " + state.certificateId() + " that " + state.build()
                        + " began at " + state.startedAt() + " is "
                        + (returns || unwanted ? "rolled back" : "continued"));
        context.journal(old, own);
        return new RotationInProgress(context, old, own);
    }

    /** Whether a failure or an abort has something to roll back. */
    boolean needsRollback() {
        return isOfThisBuild()
                && (state.stage() == RotationState.Stage.SWITCHING || state.stage() == RotationState.Stage.RETURNING);
    }

    /** The state with a reason to roll it back, the first that there was. */
    RotationState because(String reason) {
        return state.at(state.stage(), state.reason() == null ? reason : state.reason());
    }

    /** Writes ahead that the next stage begins. */
    <R> Advance<R> goTo(RotationState.Stage next, String reason, String missing) throws OperationException {
        context.journal(old, state.at(next, reason));
        return new Advance.Wait<>(Duration.ZERO, missing);
    }

    RotationResult done(boolean deleted) throws OperationException {
        RotationState ended = state.at(RotationState.Stage.DONE, deleted ? DELETED : null);
        context.journal(old, ended);
        return new RotationInProgress(context, old, ended).result();
    }

    RotationResult result() {
        return RotationResult.done(
                old.value(),
                state,
                DELETED.equals(state.reason()),
                context.entry().phases());
    }
}
