package io.jenkins.plugins.cloudflare.aop.emulator;

import java.time.Instant;
import java.util.Optional;

/** What was asked for a hostname, and what the edge does for it meanwhile. */
final class StoredAssociation {
    private enum Phase {
        DEPLOYING,
        SETTLED,
        STUCK,
        /** Asked to be void, and reads do not show it yet. */
        VOIDING,
        /** Reads show it as void for a while. */
        VOID,
        GONE
    }

    /**
     * A certificate for the hostname.
     *
     * @param enabled false: it is not presented, and neither is any other
     */
    record Target(String certificateId, boolean enabled) {}

    private final String hostname;
    private final Instant createdAt;
    private Target wanted;
    private Target deployed;
    private Phase phase;
    private Pending.Progress progress;
    private Instant updatedAt;

    StoredAssociation(String hostname, Instant now) {
        this.hostname = hostname;
        this.createdAt = now;
        this.phase = Phase.GONE;
        this.updatedAt = now;
    }

    void set(Target target, Pending pending, Instant now) {
        boolean asBefore = target.equals(wanted) && (phase == Phase.DEPLOYING || phase == Phase.SETTLED);
        if (!asBefore) {
            wanted = target;
            enter(Phase.DEPLOYING, pending, now);
        }
    }

    void makeVoid(Pending pending, Instant now) {
        if (phase != Phase.VOIDING && phase != Phase.VOID && phase != Phase.GONE) {
            enter(Phase.VOIDING, pending, now);
        }
    }

    private void enter(Phase next, Pending pending, Instant now) {
        phase = next;
        progress = pending.begin(now);
        updatedAt = now;
    }

    /** Takes note that a client sees it. */
    void read() {
        if (progress != null) {
            progress.read();
        }
    }

    void settle(Pending pending, Instant now, boolean deploymentsTimeOut) {
        if (progress == null || !progress.isDone(now)) {
            return;
        }
        switch (phase) {
            case DEPLOYING -> {
                phase = deploymentsTimeOut ? Phase.STUCK : Phase.SETTLED;
                deployed = deploymentsTimeOut ? deployed : wanted;
                updatedAt = now;
            }
            case VOIDING -> {
                deployed = null;
                enter(Phase.VOID, pending, now);
            }
            case VOID -> phase = Phase.GONE;
            default -> {
                // settled already
            }
        }
    }

    String status() {
        return switch (phase) {
            case DEPLOYING -> "pending_deployment";
            case SETTLED -> "active";
            case STUCK -> "deployment_timed_out";
            case VOIDING -> "pending_deletion";
            case VOID, GONE -> "deleted";
        };
    }

    /** As reads show it: null only after the void has reached the edge. */
    Boolean enabled() {
        return phase == Phase.VOID || phase == Phase.GONE ? null : (Boolean) wanted.enabled();
    }

    /** Null when there never was one. */
    String certificateId() {
        return wanted == null ? null : wanted.certificateId();
    }

    boolean isGone() {
        return phase == Phase.GONE;
    }

    /** Counts for the quota of the certificate. */
    boolean wants(String certificateId) {
        boolean ending = phase == Phase.VOIDING || phase == Phase.VOID || phase == Phase.GONE;
        return !ending && wanted.certificateId().equals(certificateId);
    }

    /** The certificate cannot be deleted: it is asked for, or the edge still uses it. */
    boolean refersTo(String certificateId) {
        if (phase == Phase.VOID || phase == Phase.GONE) {
            return false;
        }
        return wanted.certificateId().equals(certificateId)
                || deployed != null && deployed.certificateId().equals(certificateId);
    }

    /** What the edge does now; empty when it looks at the next level. */
    Optional<Target> deployed() {
        return Optional.ofNullable(deployed);
    }

    String hostname() {
        return hostname;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
