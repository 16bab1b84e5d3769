package io.jenkins.plugins.cloudflare.aop.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes runs of the operations; the one entrance for steps, builders and the runner. */
public final class Operations {
    private Operations() {}

    /** Makes an operation that has no time of its own. */
    @FunctionalInterface
    private interface Making<S, R> {
        Operation<R> of(S spec, Surroundings surroundings, EntryDraft draft);
    }

    /** Makes an operation that has to know when it began. */
    @FunctionalInterface
    private interface TimedMaking<S, R> {
        Operation<R> of(S spec, Surroundings surroundings, EntryDraft draft, Instant startedAt);
    }

    /**
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<UploadResult> upload(
            UploadCertificateSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(UploadCertificate.NAME, UploadCertificate::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<List<Map<String, Object>>> enable(
            EnableHostnameSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(EnableHostname.NAME, EnableHostname::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<VerifyResult> verify(VerifyOriginSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return run(VerifyOrigin.NAME, VerifyOrigin::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<RotationResult> rotate(
            RotateCertificateSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(RotateCertificate.NAME, RotateCertificate::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<List<Map<String, Object>>> disable(
            DisableHostnameSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(DisableHostname.NAME, DisableHostname::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<PruneResult> prune(
            PruneCertificatesSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(PruneCertificates.NAME, PruneCertificates::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<StatusResult> status(StatusSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return run(Status.NAME, Status::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<SwitchResult> enableGlobally(
            EnableGloballySpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(EnableGlobally.NAME, EnableGlobally::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}. */
    public static OperationRun<AlertResult> expirationAlert(
            ExpirationAlertSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(ExpirationAlert.NAME, ExpirationAlert::new, spec, surroundings, startedAt);
    }

    /** As {@link #upload}; the result is the names of the files, the CA bundle first. */
    public static OperationRun<List<String>> originConfig(
            OriginConfigSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(OriginConfig.NAME, OriginConfig::new, spec, surroundings, startedAt);
    }

    private static <S extends AopSpec, R> OperationRun<R> run(
            String name, Making<S, R> making, S spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return run(name, (given, all, draft, start) -> making.of(given, all, draft), spec, surroundings, startedAt);
    }

    private static <S extends AopSpec, R> OperationRun<R> run(
            String name, TimedMaking<S, R> making, S spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        EntryDraft draft = new EntryDraft();
        Operation<R> operation = making.of(spec, surroundings, draft, startedAt);
        return new OperationRun<>(name, operation, draft, surroundings, startedAt, patience(spec));
    }

    private static Duration patience(AopSpec spec) throws OperationException {
        Integer seconds = spec.getWaitSeconds();
        if (seconds == null) {
            return OperationRun.DEFAULT_PATIENCE;
        }
        if (seconds < 0) {
            throw new OperationException("waitSeconds is " + seconds + "; give 0 or more seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
