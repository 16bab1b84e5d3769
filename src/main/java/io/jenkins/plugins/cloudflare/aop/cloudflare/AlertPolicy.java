package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;

/**
 * A notification policy of an account.
 *
 * @param id null for one that is not created yet
 * @param alertType the API's name of what it tells about
 * @param emails addresses that are told
 * @param webhooks ids of the account's webhook destinations that are told
 */
public record AlertPolicy(
        String id, String name, String alertType, boolean enabled, List<String> emails, List<String> webhooks) {
    /** Tells 30 and 14 days before a hostname certificate expires. It has no filters: one serves a whole account. */
    public static final String HOSTNAME_EXPIRY = "hostname_aop_custom_certificate_expiration_type";

    public AlertPolicy {
        emails = List.copyOf(emails);
        webhooks = List.copyOf(webhooks);
    }
}
