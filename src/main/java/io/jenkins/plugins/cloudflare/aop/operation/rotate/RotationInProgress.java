package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rotation that the journal knows: one that this run began, or one that an earlier run left unfinished.
 *
 * @param id of the rotation in the journal
 */
record RotationInProgress(RotationContext context, String id, RotationState state) {
    private static final String DELETED = "the old certificate was deleted";

    /** The one that the step is about; one that ended counts only when this run began it. */
    static Optional<RotationInProgress> find(RotationContext context) throws OperationException, CloudflareException {
        List<RotationInProgress> all =
                context.operation().journal().read(context.zone().id()).rotations().entrySet().stream()
                        .map(one -> new RotationInProgress(context, one.getKey(), one.getValue()))
                        // Unfinished ones first: what this build works on, then the oldest.
                        .sorted(Comparator.comparing((RotationInProgress one) -> !one.state.isUnfinished())
                                .thenComparing(one -> !one.isOfThisBuild())
                                .thenComparing(one -> one.state.startedAt()))
                        .toList();
        for (RotationInProgress found : all) {
            if (found.state.isUnfinished() ? found.concernsStep() : found.isOfThisRun()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether an unfinished rotation is one that this step is about. */
    private boolean concernsStep() throws CloudflareException {
        RotateParameters parameters = context.parameters();
        if (!parameters.hostnames().isEmpty()) {
            return !Collections.disjoint(
                    parameters.hostnames(), state.hostnames().keySet());
        }
        if (parameters.oldCertificate().isPresent()) {
            return parameters.oldCertificate().get().equals(state.oldCertificate());
        }
        // Whatever certificate the step holds: what is left of a rotation of the hostnames that it would move comes
        // first.
        return isOfThisBuild()
                || RotationPlan.means(
                        parameters.source(),
                        context.contents(state),
                        state.hostnames().keySet())
                || context.isWanted(state.certificateId());
    }

    private boolean isOfThisBuild() {
        return state.build().equals(context.operation().recorder().build());
    }

    private boolean isOfThisRun() {
        return isOfThisBuild()
                && (state.run() == null
                        ? !Instant.parse(state.startedAt())
                                .isBefore(context.entry().startedAt())
                        : state.run().equals(context.run()));
    }

    /**
     * Makes it the work of this run. What an earlier run left is finished as if this one had begun it, with its own
     * origins; when that one was rolling back already, or moved to a certificate that the step does not want any more, it
     * is rolled back first. Hostnames that others have changed since are left out.
     */
    RotationInProgress takenOver() throws OperationException, CloudflareException {
        if (isOfThisRun() || isOfThisBuild() && state.stage() == RotationState.Stage.RETURNING) {
            return this;
        }
        RotationState current = withoutOutdated();
        boolean returns = state.stage() == RotationState.Stage.RETURNING;
        boolean unwanted = state.stage() == RotationState.Stage.SWITCHING && !context.isWanted(state.certificateId());
        RotationState own = current.takenOver(
                context.operation().recorder().build(),
                returns || unwanted ? state.startedAt() : context.now().toString(),
                returns || unwanted ? state.run() : context.run());
        String what = returns || unwanted ? "rolled back" : "continued";
        if (own.hostnames().isEmpty()) {
            own = own.at(RotationState.Stage.OUTDATED, "others have changed all of its hostnames since");
            what = "closed: others have changed all of its hostnames since";
        } else if (unwanted) {
            own = own.at(RotationState.Stage.RETURNING, "the step names another certificate now");
        }
        context.say(
                "resume",
                "the rotation from certificate " + state.oldCertificateId() + " to " + state.certificateId() + " that "
                        + state.build() + " began at " + state.startedAt() + " is " + what);
        context.journal(id, own);
        return new RotationInProgress(context, id, own);
    }

    private RotationState withoutOutdated() throws OperationException, CloudflareException {
        ZoneDocument document =
                context.operation().journal().read(context.zone().id());
        Map<String, String> changes = new RotationChanges(id, state).since(context.contents(state), document);
        changes.values().forEach(what -> context.warn("resume", what + " since; it was left so"));
        return state.without(changes.keySet());
    }

    /** Whether it is the same rotation, at the same stage. */
    boolean isSameAs(RotationInProgress other) {
        return id.equals(other.id) && state.stage() == other.state.stage();
    }

    /** Whether a failure or an abort has something to roll back. */
    boolean needsRollback() {
        return isOfThisBuild()
                && (state.stage() == RotationState.Stage.SWITCHING || state.stage() == RotationState.Stage.RETURNING);
    }

    /** The same with a reason to roll it back, the first that there was. */
    RotationInProgress because(String reason) {
        return new RotationInProgress(
                context, id, state.at(state.stage(), state.reason() == null ? reason : state.reason()));
    }

    /** Writes ahead that the next stage begins. */
    <R> Advance<R> goTo(RotationState.Stage next, String reason, String missing) throws OperationException {
        RotationState known = context.operation()
                .journal()
                .read(context.zone().id())
                .rotations()
                .getOrDefault(id, state);
        context.journal(id, known.at(next, reason));
        return new Advance.Wait<>(Duration.ZERO, missing);
    }

    RotationResult done(boolean deleted) throws OperationException {
        RotationState ended = state.at(RotationState.Stage.DONE, deleted ? DELETED : null);
        context.journal(id, ended);
        return new RotationInProgress(context, id, ended).result();
    }

    /** What a run says that was restarted at its very end: hostnames may have been changed before it came back. */
    RotationResult doneBefore() throws CloudflareException {
        new RotationChanges(id, state).warnOf(context.contents(state), context);
        return result();
    }

    private RotationResult result() {
        return RotationResult.done(
                state, DELETED.equals(state.reason()), context.entry().phases());
    }
}
