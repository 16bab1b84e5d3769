package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopExpirationAlert}. */
public interface ExpirationAlertSpec extends AopSpec {
    /** Id of the account, 32 hexadecimal digits; that of the zone when absent. */
    String getAccount();

    /** Addresses that are told, separated by commas, blanks or new lines. */
    String getEmails();

    /** Ids of the account's webhook destinations that are told, separated likewise. */
    String getWebhooks();
}
