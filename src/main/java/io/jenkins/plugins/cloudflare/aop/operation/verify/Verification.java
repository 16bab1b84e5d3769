package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.VerdictHistory;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.text.ConsoleTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Visits origins, pass after pass, until they do what is expected or the patience has ended. */
public final class Verification implements Operation<VerifyResult> {
    /** Between two passes over an origin that fails; a server's reload takes seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final VerifyParameters parameters;
    private final Optional<VerificationZone> zone;
    private final Optional<ZoneId> zoneId;
    private final PresentedCertificate presented;
    private final OperationContext context;
    private final EntryBuilder entry;
    private VerificationPass pass;
    private final LookHistory history = new LookHistory();
    private VerificationFindings failed;
    private List<String> kept;
    private boolean passedBefore;

    /**
     * @param zone empty for a verification that does without: origins are given
     * @param zoneId where the verdicts are kept, as far as that is known
     * @param presented what Cloudflare presents for the hostnames, as far as it is known
     */
    Verification(
            VerifyParameters parameters,
            Optional<VerificationZone> zone,
            Optional<ZoneId> zoneId,
            PresentedCertificate presented,
            OperationContext context,
            EntryBuilder entry) {
        this.parameters = parameters;
        this.zone = zone;
        this.zoneId = zoneId;
        this.presented = presented;
        this.context = context;
        this.entry = entry;
    }

    /** A verification whose passes are prepared already; needs no zone. */
    Verification(
            VerifyParameters parameters,
            VerificationPass pass,
            PresentedCertificate presented,
            OperationContext context,
            EntryBuilder entry) {
        this(parameters, Optional.empty(), Optional.empty(), presented, context, entry);
        this.pass = pass;
    }

    /** A verification by an operation that knows its zone and what Cloudflare presents. */
    public static Verification in(
            VerificationZone zone,
            VerifyParameters parameters,
            PresentedCertificate presented,
            OperationContext context,
            EntryBuilder entry) {
        return new Verification(
                parameters, Optional.of(zone), Optional.of(zone.zone().id()), presented, context, entry);
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (pass == null) {
            pass = new VerificationPass(
                    VerificationPlan.of(parameters, zone, presented, context, entry), presented, context);
        }
        VerificationFindings findings = pass.run();
        history.add(findings.found());
        keep(findings);
        if (!findings.passed()) {
            failed = findings;
            passedBefore = false;
            if (timeLeft()) {
                context.console().say("Not there yet: " + findings.summary() + "; looking again");
                return new Advance.Wait<>(PAUSE, "a passing verdict; last: " + findings.summary());
            }
        } else if (failed != null && !passedBefore && timeLeft()) {
            // After a failure one good pass may be luck: another back end, or a reload under way.
            passedBefore = true;
            return new Advance.Wait<>(PAUSE, "a second pass without a failure");
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
            return new Advance.Wait<>(PAUSE, "further passes without a failure; " + missing.get());
        }
        return end(failed, ListParameter.joined(failed.summary(), missing.get()) + ".");
    }

    /** What a pass saw is known from then on, also when there is no end to it. */
    private void keep(VerificationFindings findings) throws OperationException {
        List<String> seen = findings.entries().stream()
                .map(one -> String.join(" ", one.hostname(), one.origin(), one.verdict()))
                .toList();
        if (!seen.equals(kept)) {
            new VerdictHistory(context).keep(findings.entries(), zoneId);
            kept = seen;
        }
    }

    /** Passes are repeated only while another one fits before the deadline. */
    private boolean timeLeft() {
        return context.clock().instant().plus(PAUSE).isBefore(entry.startedAt().plus(parameters.patience()));
    }

    /** @param failure why it does not pass, null when it does */
    private Advance<VerifyResult> end(VerificationFindings findings, String failure) throws OperationException {
        entry.verdicts(findings.entries());
        parameters
                .certificate()
                .certificate()
                .ifPresent(configured -> entry.certificate(CertificateNames.entry(
                        configured.leaf(), presented.idOf(configured.sha256()).orElse(null), null, null)));
        for (String warning : findings.warnings()) {
            entry.warn(warning, context.console());
        }
        ConsoleTable.of(findings.entries()).forEach(context.console()::say);
        if (failure != null) {
            switch (parameters.onFailure()) {
                case FAILURE -> throw new OperationException(failure);
                case UNSTABLE -> entry.outcome(Outcome.UNSTABLE);
                case NONE -> {
                    // The table has said it all.
                }
            }
        }
        return new Advance.Done<>(findings.result(failure, parameters.onFailure()));
    }
}
