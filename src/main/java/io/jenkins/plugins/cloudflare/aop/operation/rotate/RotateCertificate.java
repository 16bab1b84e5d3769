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
 * Cloudflare: upload, acceptance, switch, proof, retirement; or back to where it began. The journal says where it is.
 */
public final class RotateCertificate implements Operation<RotationResult> {
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);

    private final RotateCertificateSpec spec;
    private final OperationContext context;
    private final EntryBuilder draft;
    private final Instant startedAt;
    private RotateParameters terms;
    private RotationContext site;
    private RotationPreparation start;
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

    private RotateCertificate(
            RotateCertificateSpec spec, OperationContext context, EntryBuilder draft, Instant startedAt) {
        this.spec = spec;
        this.context = context;
        this.draft = draft;
        this.startedAt = startedAt;
    }

    @Override
    public Advance<RotationResult> advance() throws OperationException, CloudflareException, InterruptedException {
        prepare();
        if (!holds()) {
            return new Advance.Wait<>(
                    WAIT_FOR_OTHERS, "another rotation in zone " + site.zone().name());
        }
        Optional<RotationInProgress> current = RotationInProgress.find(site, terms);
        if (current.isEmpty()) {
            return begin();
        }
        RotationInProgress rotation = current.get().takenOver(terms);
        return switch (rotation.state().stage()) {
            case SWITCHING -> switchOver(rotation);
            case PROVED -> retire(rotation);
            case RETURNING -> goBack(rotation);
            case DONE -> new Advance.Done<>(rotation.result());
            case RETURNED -> returned(rotation);
        };
    }

    private void prepare() throws OperationException, CloudflareException {
        if (site == null) {
            terms = terms == null ? RotateParameters.read(spec, context, startedAt) : terms;
            site = terms.site(draft);
        }
    }

    private boolean holds() throws OperationException {
        return context.writes().hold(site.zone().id(), this, site.now());
    }

    private Advance<RotationResult> begin() throws OperationException, CloudflareException, InterruptedException {
        if (start == null) {
            start = terms.start(site);
        }
        Advance<RotationPreparation.Outcome> advance = start.advance();
        if (advance instanceof Advance.Wait<RotationPreparation.Outcome> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        RotationPreparation.Outcome outcome = ((Advance.Done<RotationPreparation.Outcome>) advance).result();
        if (outcome.begun()) {
            return new Advance.Wait<>(Duration.ZERO, "the switch");
        }
        site.say("nothing", outcome.reason() + "; nothing was changed");
        return new Advance.Done<>(RotationResult.nothing(outcome.old().value(), outcome.reason(), draft.phases()));
    }

    private Advance<RotationResult> switchOver(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationSwitch moving = stage(
                RotationSwitch.class,
                rotation,
                () -> new RotationSwitch(site, rotation.old(), rotation.state(), terms.deadline()));
        Advance<VerifyResult> advance = moving.advance();
        if (advance instanceof Advance.Wait<VerifyResult> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        VerifyResult proof = ((Advance.Done<VerifyResult>) advance).result();
        if (proof.failure() != null) {
            return rotation.goTo(
                    RotationState.Stage.RETURNING,
                    "after the switch to certificate " + rotation.state().certificateId() + ", " + proof.failure(),
                    "the way back");
        }
        site.say("prove", "the origin is " + proof.getVerdict() + " with the new certificate");
        return rotation.goTo(RotationState.Stage.PROVED, null, "the retirement of the old certificate");
    }

    private Advance<RotationResult> retire(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationRetirement end =
                stage(RotationRetirement.class, rotation, () -> new RotationRetirement(site, rotation.old()));
        Advance<Boolean> advance = end.advance();
        if (advance instanceof Advance.Wait<Boolean> wait) {
            return new Advance.Wait<>(wait.pause(), wait.missing());
        }
        return new Advance.Done<>(rotation.done(((Advance.Done<Boolean>) advance).result()));
    }

    private Advance<RotationResult> goBack(RotationInProgress rotation)
            throws OperationException, CloudflareException, InterruptedException {
        RotationRollback back = stage(
                RotationRollback.class, rotation, () -> new RotationRollback(site, rotation.old(), rotation.state()));
        Advance<String> advance = back.advance();
        return advance instanceof Advance.Wait<String> wait
                ? new Advance.Wait<>(wait.pause(), wait.missing())
                // The journal says now that it was taken back, and whether that was this run's failure or an older one.
                : new Advance.Wait<>(Duration.ZERO, "a look at where things stand");
    }

    private Advance<RotationResult> returned(RotationInProgress rotation) throws OperationException {
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        String reason = rotation.state().reason();
        switch (onFailure) {
            case FAILURE -> throw new OperationException(reason);
            case UNSTABLE -> draft.outcome(OperationEntry.Outcome.UNSTABLE);
            case NONE -> context.console().say(reason);
        }
        draft.warning(reason);
        return new Advance.Done<>(
                RotationResult.returned(rotation.old().value(), rotation.state(), onFailure, draft.phases()));
    }

    private <S extends Operation<?>> S stage(Class<S> type, RotationInProgress rotation, Supplier<S> maker) {
        if (stage == null || stageOf != rotation.state().stage()) {
            stage = maker.get();
            stageOf = rotation.state().stage();
        }
        return type.cast(stage);
    }

    @Override
    public Optional<Operation<String>> wayBack(String reason)
            throws OperationException, CloudflareException, InterruptedException {
        prepare();
        if (!holds()) {
            return Optional.empty();
        }
        return RotationInProgress.find(site, terms)
                .filter(RotationInProgress::isTakenBackOnFailure)
                .map(rotation -> new RotationRollback(site, rotation.old(), rotation.because(reason)));
    }

    @Override
    public void ended() {
        context.writes().release(this);
    }
}
