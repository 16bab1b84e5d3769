package io.jenkins.plugins.cloudflare.aop.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes runs of the operations; the one entrance for steps, builders and the runner. */
public final class Operations {
    private Operations() {}

    /**
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<UploadResult> upload(
            UploadCertificateSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        EntryDraft draft = new EntryDraft();
        return new OperationRun<>(
                UploadCertificate.NAME,
                new UploadCertificate(spec, surroundings, draft, startedAt),
                draft,
                surroundings,
                startedAt,
                patience(spec));
    }

    /** As {@link #upload}. */
    public static OperationRun<List<Map<String, Object>>> enable(
            EnableHostnameSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        EntryDraft draft = new EntryDraft();
        return new OperationRun<>(
                EnableHostname.NAME,
                new EnableHostname(spec, surroundings, draft),
                draft,
                surroundings,
                startedAt,
                patience(spec));
    }

    /** As {@link #upload}. */
    public static OperationRun<VerifyResult> verify(VerifyOriginSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        EntryDraft draft = new EntryDraft();
        return new OperationRun<>(
                VerifyOrigin.NAME,
                new VerifyOrigin(spec, surroundings, draft, startedAt),
                draft,
                surroundings,
                startedAt,
                patience(spec));
    }

    /** As {@link #upload}; the result is the names of the files, the CA bundle first. */
    public static OperationRun<List<String>> originConfig(
            OriginConfigSpec spec, Surroundings surroundings, Instant startedAt) throws OperationException {
        EntryDraft draft = new EntryDraft();
        return new OperationRun<>(
                OriginConfig.NAME,
                new OriginConfig(spec, surroundings, draft),
                draft,
                surroundings,
                startedAt,
                patience(spec));
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
