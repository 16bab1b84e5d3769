package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.VerdictHistory;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.text.ConsoleTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Proves that origins refuse everybody but whoever has the client certificate, or says why they do not. */
public final class VerifyOrigin implements Operation<VerifyResult> {
    /** Between two looks at an origin that fails; a server's reload takes seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final VerifyOriginSpec spec;
    private final OperationContext context;
    private final EntryBuilder draft;
    private final Instant startedAt;
    private final PresentedCertificate inUse;
    private VerifyParameters parameters;
    private VerificationPass look;
    private final LookHistory history = new LookHistory();
    private VerificationFindings served;
    private boolean failedBefore;
    private boolean passedBefore;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<VerifyResult> run(VerifyOriginSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.VERIFY_ORIGIN, VerifyOrigin::new, spec, context, startedAt);
    }

    public VerifyOrigin(VerifyOriginSpec spec, OperationContext context, EntryBuilder draft, Instant startedAt) {
        this(spec, context, draft, startedAt, new PresentedCertificate(context));
    }

    /** @param inUse what Cloudflare presents for the hostnames, as far as it is known */
    public VerifyOrigin(
            VerifyOriginSpec spec,
            OperationContext context,
            EntryBuilder draft,
            Instant startedAt,
            PresentedCertificate inUse) {
        this.spec = spec;
        this.context = context;
        this.draft = draft;
        this.startedAt = startedAt;
        this.inUse = inUse;
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (parameters == null) {
            parameters = VerifyParameters.read(spec, inUse, context, draft);
            look = new VerificationPass(parameters, inUse, context);
        }
        VerificationFindings findings = look.look();
        history.add(findings.found());
        if (!findings.passed()) {
            failedBefore = true;
            served = findings;
            passedBefore = false;
            if (timeLeft()) {
                context.console().say("Not there yet: " + findings.summary() + "; looking again");
                return new Advance.Wait<>(PAUSE, "a passing verdict; last: " + findings.summary());
            }
        } else if (failedBefore && !passedBefore && timeLeft()) {
            // After a failure one good look may be luck: another back end, or a reload under way.
            passedBefore = true;
            return new Advance.Wait<>(PAUSE, "a second look that passes as well");
        }
        // An origin that is only getting ready may serve whom it likes.
        Optional<String> missing = findings.passed() && parameters.expectation() == Expectation.ENFORCED
                ? history.missing()
                : Optional.empty();
        if (missing.isEmpty()) {
            return end(findings, findings.passed() ? null : findings.summary());
        }
        if (timeLeft()) {
            context.console().say("Looking again: " + missing.get());
            return new Advance.Wait<>(PAUSE, "further looks that pass; " + missing.get());
        }
        return end(served, ListParameter.joined(served.summary(), missing.get()) + ".");
    }

    /** Looks are repeated only while another one fits before the deadline. */
    private boolean timeLeft() {
        return context.clock().instant().plus(PAUSE).isBefore(startedAt.plus(parameters.patience()));
    }

    /** @param failure why it does not pass, null when it does */
    private Advance<VerifyResult> end(VerificationFindings findings, String failure) throws OperationException {
        draft.verdicts(findings.entries());
        new VerdictHistory(context).keep(findings.entries(), spec.getZone());
        parameters
                .ours()
                .ifPresent(ours -> draft.certificate(CertificateNames.entry(
                        ours.leaf(), inUse.idOf(ours.sha256()).orElse(null), null, null)));
        for (String warning : findings.warnings()) {
            draft.warn(warning, context.console());
        }
        ConsoleTable.of(findings.entries()).forEach(context.console()::say);
        if (failure != null) {
            switch (parameters.onFailure()) {
                case FAILURE -> throw new OperationException(failure);
                case UNSTABLE -> draft.outcome(Outcome.UNSTABLE);
                case NONE -> {
                    // The table has said it all.
                }
            }
        }
        return new Advance.Done<>(findings.result(failure, parameters.onFailure()));
    }
}
