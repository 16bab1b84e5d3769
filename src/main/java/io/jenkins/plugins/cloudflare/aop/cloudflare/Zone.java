package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * A zone of an account.
 *
 * @param name in lower case ASCII
 * @param status whether Cloudflare serves it ("active")
 * @param account null when the API did not say
 */
public record Zone(ZoneId id, String name, String status, AccountId account) {
    /** A zone of which the account is not known. */
    public Zone(ZoneId id, String name, String status) {
        this(id, name, status, null);
    }
}
