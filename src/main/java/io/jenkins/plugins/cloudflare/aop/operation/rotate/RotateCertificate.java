package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Replaces the certificate of hostnames by another one, without a moment in which an enforcing origin refuses
 * Cloudflare: upload, acceptance, switch, proof, retirement; or a rollback to where it began. The journal says where it is.
 */
public final class RotateCertificate implements Operation<RotationResult> {
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);

    private final RotateCertificateSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private RotateParameters parameters;
    private RotationContext rotationContext;
    private RotationPreparation preparation;
    private Operation<?> stage;
    private RotationState.Stage stageOf;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<RotationResult> run(
            RotateCertificateSpec spec, OperationContext context, Instant startedAt) throws OperationException {
        return OperationRun.of(OperationName.ROTATE_CERTIFICATE, RotateCertificate::new, spec, context, startedAt);
    }

    private RotateCertificate(RotateCertificateSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<RotationResult> advance() throws OperationException, CloudflareException, InterruptedException {
        prepare();
        if (!holds()) {
            return new Advance.Wait<>(
                    WAIT_FOR_OTHERS,
                    "another rotation in zone " + rotationContext.zone().name());
        }
        Optional<RotationInProgress> current = RotationInProgress.find(rotationContext);
        if (current.isEmpty()) {
            return begin();
        }
        RotationInProgress rotation = current.get().takenOver();
        return switch (rotation.state().stage()) {
            case SWITCHING -> switchOver(rotation);
            case PROVED -> retire(rotation);
            case RETURNING -> rollBack(rotation);
            case DONE -> new Advance.Done<>(rotation.doneBefore());
            case RETURNED -> returned(rotation);
            case STAYED -> throw new OperationException(rotation.state().reason());
            case OUTDATED -> begin();
        };
    }

    private void prepare() throws OperationException, CloudflareException {
        if (rotationContext == null) {
            // Read once: an answer of the API that has to be waited for is no reason to read credentials again.
            parameters = parameters == null ? RotateParameters.read(spec, context) : parameters;
            rotationContext = RotationContext.open(spec, parameters, context, entry);
        }
    }

    private boolean holds() throws OperationException {
        return context.locks().hold(rotationContext.zone().id(), this, rotationContext.now());
    }

    private Advance<RotationResult> begin() throws OperationException, CloudflareException, InterruptedException {
        if (preparation == null) {
            preparation = new RotationPreparation(rotationContext);
        }
        Advance<RotationPreparation.Outcome> advance = preparation.advance();
        if (advance instanceof Advance.Wait<RotationPreparation.Outcome> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        RotationPreparation.Outcome outcome = ((Advance.Done<RotationPreparation.Outcome>) advance).result();
        if (outcome.begun()) {
            return new Advance.Wait<>(Duration.ZERO, "the switch");
        }
        rotationContext.say("nothing", outcome.reason() + "; nothing was changed");
        return new Advance.Done<>(RotationResult.nothing(outcome.old().value(), outcome.reason(), entry.phases()));
    }

    private Advance<RotationResult> switchOver(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationSwitch change =
                stage(RotationSwitch.class, rotation, () -> new RotationSwitch(rotation, preparation != null));
        Advance<VerifyResult> advance = change.advance();
        if (advance instanceof Advance.Wait<VerifyResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        VerifyResult proof = ((Advance.Done<VerifyResult>) advance).result();
        if (proof.failure() != null) {
            return rotation.goTo(
                    RotationState.Stage.RETURNING,
                    "after the switch to certificate " + rotation.state().certificateId() + ", " + proof.failure(),
                    "the rollback");
        }
        rotationContext.say("prove", "the origin is " + proof.getVerdict() + " with the new certificate");
        return rotation.goTo(RotationState.Stage.PROVED, null, "the retirement of the old certificate");
    }

    private Advance<RotationResult> retire(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationRetirement retirement =
                stage(RotationRetirement.class, rotation, () -> new RotationRetirement(rotation));
        Advance<Boolean> advance = retirement.advance();
        if (advance instanceof Advance.Wait<Boolean> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        return new Advance.Done<>(rotation.done(((Advance.Done<Boolean>) advance).result()));
    }

    private Advance<RotationResult> rollBack(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationRollback change = stage(RotationRollback.class, rotation, () -> new RotationRollback(rotation));
        Advance<String> advance = change.advance();
        if (advance instanceof Advance.Wait<String> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        String outcome = ((Advance.Done<String>) advance).result();
        if (change.stays()
                || RotationInProgress.find(rotationContext)
                        .filter(rotation::isSameAs)
                        .isPresent()) {
            // Where things stand is not where they should: also the run that only finishes an older one says so.
            throw new OperationException(outcome);
        }
        // The journal says now what became of it, and whether that was this run's failure or an older one.
        return new Advance.Wait<>(Duration.ZERO, "what the journal says of it");
    }

    private Advance<RotationResult> returned(RotationInProgress rotation) throws OperationException {
        OnFailure onFailure = parameters.verification().onFailure();
        String reason = rotation.state().reason();
        switch (onFailure) {
            case FAILURE -> throw new OperationException(reason);
            case UNSTABLE -> entry.outcome(OperationEntry.Outcome.UNSTABLE);
            case NONE -> context.console().say(reason);
        }
        entry.warning(reason);
        return new Advance.Done<>(RotationResult.returned(rotation.state(), onFailure, entry.phases()));
    }

    private <S extends Operation<?>> S stage(Class<S> type, RotationInProgress rotation, Supplier<S> maker) {
        if (stage == null || stageOf != rotation.state().stage()) {
            stage = maker.get();
            stageOf = rotation.state().stage();
        }
        return type.cast(stage);
    }

    @Override
    public Optional<Operation<String>> rollback(String reason)
            throws OperationException, CloudflareException, InterruptedException {
        prepare();
        if (!holds()) {
            return Optional.empty();
        }
        return RotationInProgress.find(rotationContext)
                .filter(RotationInProgress::needsRollback)
                .map(rotation -> new RotationRollback(rotation.because(reason)));
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }
}
