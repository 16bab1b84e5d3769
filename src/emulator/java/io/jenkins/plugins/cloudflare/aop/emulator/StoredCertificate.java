package io.jenkins.plugins.cloudflare.aop.emulator;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/** A certificate that was uploaded, with its key, which stays here, and how far it got at the edge. */
final class StoredCertificate {
    private enum Phase {
        DEPLOYING,
        LIVE,
        STUCK,
        DELETING,
        DELETED
    }

    private final String id = UUID.randomUUID().toString();
    private final X509Certificate leaf;
    private final PrivateKey signer;
    private Phase phase;
    private Pending.Progress progress;
    private Instant uploadedOn;
    private Instant updatedOn;
    private String told;
    /** What it is on the way to does not come about. */
    private boolean fails;

    StoredCertificate(KeyPairUpload upload, Pending pending, Instant now) {
        this.leaf = upload.leaf();
        this.signer = upload.signer();
        deploy(pending, now);
    }

    /** Uploaded anew after its deletion was finished: the id stays. */
    void deploy(Pending pending, Instant now) {
        phase = Phase.DEPLOYING;
        fails = false;
        progress = pending.begin(now);
        uploadedOn = now;
        updatedOn = now;
    }

    void delete(Pending pending, Instant now) {
        phase = Phase.DELETING;
        fails = false;
        progress = pending.begin(now);
        updatedOn = now;
    }

    /** Its deployment will time out, or its deletion will not end. */
    void failToEnd() {
        fails = true;
    }

    /** Takes note that a client sees it. */
    void read() {
        progress.read();
    }

    void settle(Instant now, boolean deploymentsTimeOut) {
        if (phase == Phase.DEPLOYING && progress.isDone(now)) {
            phase = deploymentsTimeOut || fails ? Phase.STUCK : Phase.LIVE;
            updatedOn = now;
        } else if (phase == Phase.DELETING && !fails && progress.isDone(now)) {
            phase = Phase.DELETED;
            updatedOn = now;
        }
    }

    /** The API's word, as of the last {@link #settle}. */
    String status(Instant now) {
        if (told != null) {
            return told;
        }
        return switch (phase) {
            case DEPLOYING -> progress.isEarly(now) ? "initializing" : "pending_deployment";
            case LIVE -> "active";
            case STUCK -> "deployment_timed_out";
            case DELETING -> "pending_deletion";
            case DELETED -> "deleted";
        };
    }

    /** Whatever happens to it, the API says so of it; null for the truth again. */
    void tell(String status) {
        told = status;
    }

    boolean isDeploying() {
        return phase == Phase.DEPLOYING;
    }

    boolean isLive() {
        return phase == Phase.LIVE;
    }

    boolean isDeleting() {
        return phase == Phase.DELETING;
    }

    boolean isDeleted() {
        return phase == Phase.DELETED;
    }

    String id() {
        return id;
    }

    X509Certificate leaf() {
        return leaf;
    }

    PrivateKey signer() {
        return signer;
    }

    Instant uploadedOn() {
        return uploadedOn;
    }

    Instant updatedOn() {
        return updatedOn;
    }
}
