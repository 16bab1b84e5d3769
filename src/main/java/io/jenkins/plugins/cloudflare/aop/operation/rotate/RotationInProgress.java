package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A rotation that the journal knows: one that this run began, or one that an earlier run left unfinished.
 *
 * @param old the certificate that is replaced
 */
record RotationInProgress(RotationContext site, CertificateId old, RotationState state) {
    private static final String DELETED = "the old certificate was deleted";

    /** The one that the step is about; one that ended counts only when this run began it. */
    static Optional<RotationInProgress> find(RotationContext site, RotateParameters terms)
            throws OperationException, CloudflareException {
        Map<String, RotationState> all =
                site.context().journal().read(site.zone().id()).rotations();
        for (Map.Entry<String, RotationState> entry : all.entrySet()) {
            RotationInProgress found =
                    new RotationInProgress(site, new CertificateId(entry.getKey()), entry.getValue());
            if (found.state.isUnfinished() ? terms.concern(found) : found.isOfThisRun()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    boolean isOfThisBuild() {
        return state.build().equals(site.context().recorder().build());
    }

    private boolean isOfThisRun() {
        return isOfThisBuild() && !Instant.parse(state.startedAt()).isBefore(site.startedAt());
    }

    /**
     * Makes it the work of this run. What an earlier run left is finished as if this one had begun it; when that one was
     * on its way back already, or moved to a certificate that nobody wants any more, it is taken back first.
     */
    RotationInProgress takenOver(RotateParameters terms) throws OperationException, CloudflareException {
        if (isOfThisRun() || isOfThisBuild() && state.stage() == RotationState.Stage.RETURNING) {
            return this;
        }
        boolean returns = state.stage() == RotationState.Stage.RETURNING;
        boolean unwanted = state.stage() == RotationState.Stage.SWITCHING && !terms.serves(site, state.certificateId());
        RotationState ours = state.takenOver(
                site.context().recorder().build(),
                returns || unwanted ? state.startedAt() : site.now().toString());
        if (unwanted) {
            ours = ours.at(RotationState.Stage.RETURNING, "the step names another certificate now");
        }
        site.say(
                "resume",
                "the rotation from certificate " + old + " to " + state.certificateId() + " that " + state.build()
                        + " began at " + state.startedAt() + " is "
                        + (returns || unwanted ? "taken back" : "gone on with"));
        site.journal(old, ours);
        return new RotationInProgress(site, old, ours);
    }

    /** Whether a failure or an abort has something to take back. */
    boolean isTakenBackOnFailure() {
        return isOfThisBuild()
                && (state.stage() == RotationState.Stage.SWITCHING || state.stage() == RotationState.Stage.RETURNING);
    }

    /** The state with one more reason to take it back. */
    RotationState because(String reason) {
        return state.at(state.stage(), state.reason() == null ? reason : state.reason());
    }

    /** Writes ahead that the next stage begins. */
    <R> Advance<R> goTo(RotationState.Stage next, String reason, String missing) throws OperationException {
        site.journal(old, state.at(next, reason));
        return new Advance.Wait<>(Duration.ZERO, missing);
    }

    RotationResult done(boolean deleted) throws OperationException {
        RotationState ended = state.at(RotationState.Stage.DONE, deleted ? DELETED : null);
        site.journal(old, ended);
        return new RotationInProgress(site, old, ended).result();
    }

    RotationResult result() {
        return RotationResult.done(
                old.value(), state, DELETED.equals(state.reason()), site.draft().phases());
    }
}
