package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.record.ConsoleTable;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.time.Instant;

/** Proves that origins refuse everybody but whoever has the client certificate, or says why they do not. */
final class VerifyOrigin implements Operation<VerifyResult> {
    static final String NAME = "aopVerifyOrigin";

    /** Between two looks at an origin that fails; a server's reload takes seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final VerifyOriginSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Instant startedAt;
    private final CertificateInUse inUse;
    private VerifyParameters parameters;
    private OriginLook look;
    private boolean failedBefore;
    private boolean passedBefore;

    VerifyOrigin(VerifyOriginSpec spec, Surroundings surroundings, EntryDraft draft, Instant startedAt) {
        this(spec, surroundings, draft, startedAt, new CertificateInUse(surroundings));
    }

    /** @param inUse what Cloudflare presents for the hostnames, as far as it is known */
    VerifyOrigin(
            VerifyOriginSpec spec,
            Surroundings surroundings,
            EntryDraft draft,
            Instant startedAt,
            CertificateInUse inUse) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
        this.startedAt = startedAt;
        this.inUse = inUse;
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (parameters == null) {
            parameters = VerifyParameters.read(spec, inUse, surroundings, draft);
            look = new OriginLook(parameters, inUse, surroundings);
        }
        Findings findings = look.look();
        if (!findings.passed()) {
            failedBefore = true;
            passedBefore = false;
            if (timeLeft()) {
                surroundings.console().say("Not there yet: " + findings.summary() + "; looking again");
                return new Advance.Wait<>(PAUSE, "a passing verdict; last: " + findings.summary());
            }
        } else if (failedBefore && !passedBefore && timeLeft()) {
            // After a failure one good look may be luck: another back end, or a reload under way.
            passedBefore = true;
            return new Advance.Wait<>(PAUSE, "a second look that passes as well");
        }
        return end(findings);
    }

    /** Looks are repeated only while another one fits before the deadline. */
    private boolean timeLeft() {
        return surroundings.clock().instant().plus(PAUSE).isBefore(startedAt.plus(parameters.patience()));
    }

    private Advance<VerifyResult> end(Findings findings) throws OperationException {
        draft.verdicts(findings.entries());
        new VerdictMemory(surroundings).keep(findings.entries(), spec.getZone());
        parameters
                .ours()
                .ifPresent(ours -> draft.certificate(CertificateNames.entry(
                        ours.leaf(), inUse.idOf(ours.sha256()).orElse(null), null, null)));
        for (String warning : findings.warnings()) {
            draft.warn(warning, surroundings.console());
        }
        ConsoleTable.of(findings.entries()).forEach(surroundings.console()::say);
        String failure = findings.passed() ? null : findings.summary();
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
