package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;

/** What {@code aopUploadCertificate} returns to a script; prints as the certificate's id. */
public final class UploadResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String sha256;
    private final String status;
    private final String expiresOn;
    private final boolean reused;
    private final String zoneId;

    UploadResult(String id, String sha256, String status, String expiresOn, boolean reused, String zoneId) {
        this.id = id;
        this.sha256 = sha256;
        this.status = status;
        this.expiresOn = expiresOn;
        this.reused = reused;
        this.zoneId = zoneId;
    }

    /** Cloudflare's id of the certificate. */
    public String getId() {
        return id;
    }

    /** SHA-256 of the leaf's DER encoding, lower case hexadecimal. */
    public String getSha256() {
        return sha256;
    }

    /** Status at Cloudflare, {@code active} when the step ended well. */
    public String getStatus() {
        return status;
    }

    /** End of validity, ISO 8601 in UTC. */
    public String getExpiresOn() {
        return expiresOn;
    }

    /** True when the certificate was there before this step. */
    public boolean isReused() {
        return reused;
    }

    /** Id of the zone that holds it. */
    public String getZoneId() {
        return zoneId;
    }

    @Override
    public String toString() {
        return id;
    }
}
