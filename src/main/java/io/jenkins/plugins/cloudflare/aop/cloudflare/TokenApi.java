package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Cloudflare tells of a token itself. */
public interface TokenApi {
    /** The first 50 zones that the token can see; none when it lacks Zone: Read, unless that is refused. */
    List<Zone> zones() throws CloudflareException;

    /**
     * Whether the token may be used. It does not show what for.
     *
     * @param account that owns the token; null for a token of a user
     * @throws CloudflareException.Unauthorized also for a token of the other kind
     */
    State state(AccountId account) throws CloudflareException;

    /**
     * How a token is.
     *
     * @param status "active", "disabled" or "expired"
     * @param expiresOn null when it does not expire
     */
    record State(String status, Instant expiresOn) {
        public boolean isActive() {
            return status.equals("active");
        }

        public Optional<Instant> expiry() {
            return Optional.ofNullable(expiresOn);
        }
    }
}
