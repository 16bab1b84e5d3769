package io.jenkins.plugins.cloudflare.aop.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes runs of the operations; the one entrance for steps, builders and the runner. */
public final class Operations {
    private Operations() {}

    /** Makes the operation over the draft of its record entry. */
    @FunctionalInterface
    private interface Making<R> {
        Operation<R> over(EntryDraft draft);
    }

    private static <R> OperationRun<R> run(
            String name, AopSpec spec, Surroundings surroundings, Instant startedAt, Making<R> making)
            throws OperationException {
        EntryDraft draft = new EntryDraft();
        return new OperationRun<>(name, making.over(draft), draft, surroundings, startedAt, patience(spec));
    }

    /**
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<UploadResult> upload(
            UploadCertificateSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                UploadCertificate.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new UploadCertificate(spec, surroundings, draft, startedAt));
    }

    /** As {@link #upload}. */
    public static OperationRun<List<Map<String, Object>>> enable(
            EnableHostnameSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                EnableHostname.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new EnableHostname(spec, surroundings, draft));
    }

    /** As {@link #upload}. */
    public static OperationRun<VerifyResult> verify(VerifyOriginSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return run(
                VerifyOrigin.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new VerifyOrigin(spec, surroundings, draft, startedAt));
    }

    /** As {@link #upload}. */
    public static OperationRun<RotationResult> rotate(
            RotateCertificateSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                RotateCertificate.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new RotateCertificate(spec, surroundings, draft, startedAt));
    }

    /** As {@link #upload}. */
    public static OperationRun<List<Map<String, Object>>> disable(
            DisableHostnameSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                DisableHostname.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new DisableHostname(spec, surroundings, draft));
    }

    /** As {@link #upload}. */
    public static OperationRun<PruneResult> prune(
            PruneCertificatesSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                PruneCertificates.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new PruneCertificates(spec, surroundings, draft));
    }

    /** As {@link #upload}. */
    public static OperationRun<StatusResult> status(StatusSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return run(Status.NAME, spec, surroundings, startedAt, draft -> new Status(spec, surroundings, draft));
    }

    /** As {@link #upload}. */
    public static OperationRun<SwitchResult> enableGlobally(
            EnableGloballySpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                EnableGlobally.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new EnableGlobally(spec, surroundings, draft));
    }

    /** As {@link #upload}. */
    public static OperationRun<AlertResult> expirationAlert(
            ExpirationAlertSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                ExpirationAlert.NAME,
                spec,
                surroundings,
                startedAt,
                draft -> new ExpirationAlert(spec, surroundings, draft));
    }

    /** As {@link #upload}; the result is the names of the files, the CA bundle first. */
    public static OperationRun<List<String>> originConfig(
            OriginConfigSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        return run(
                OriginConfig.NAME, spec, surroundings, startedAt, draft -> new OriginConfig(spec, surroundings, draft));
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
