package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who is told that a certificate expires.
 *
 * @param emails addresses
 * @param webhooks ids of the account's notification destinations
 */
record AlertRecipients(List<String> emails, List<String> webhooks) {

    /** @throws OperationException when nobody is named, or what is no address or id */
    static AlertRecipients of(ExpirationAlertSpec spec) throws OperationException {
        AlertRecipients all = new AlertRecipients(emails(spec), webhooks(spec));
        if (all.emails.isEmpty() && all.webhooks.isEmpty()) {
            throw new OperationException(
                    "emails and webhooks are both missing; say who is to be told, such as emails: 'ops@example.com'");
        }
        return all;
    }

    AlertPolicy policy(String name) {
        return new AlertPolicy(null, name, AlertPolicy.HOSTNAME_EXPIRY, true, emails, webhooks);
    }

    private static List<String> emails(ExpirationAlertSpec spec) throws OperationException {
        List<String> all = new ArrayList<>();
        for (String item : ListParameter.of("emails", spec.getEmails())) {
            if (!item.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
                throw new OperationException("emails has '" + PrintableText.brief(item)
                        + "', which is no e-mail address such as ops@example.com");
            }
            all.add(item);
        }
        return all;
    }

    private static List<String> webhooks(ExpirationAlertSpec spec) throws OperationException {
        List<String> all = new ArrayList<>();
        for (String item : ListParameter.of("webhooks", spec.getWebhooks())) {
            if (!item.matches("[0-9A-Fa-f-]{32,36}")) {
                throw new OperationException("webhooks has '" + PrintableText.brief(item)
                        + "', which is not the id of a destination; copy it from the account's notification"
                        + " destinations, it is not the webhook's URL");
            }
            all.add(item.toLowerCase(Locale.ROOT));
        }
        return all;
    }

    /** An existing policy belongs to people; it is not changed, and no second one is put beside it. */
    void requireToldBy(List<AlertPolicy> existing) throws OperationException {
        List<String> missing = new ArrayList<>(emails);
        missing.addAll(webhooks);
        for (AlertPolicy policy : existing) {
            if (policy.enabled()) {
                missing.removeIf(who -> policy.emails().stream().anyMatch(who::equalsIgnoreCase)
                        || policy.webhooks().stream().anyMatch(who::equalsIgnoreCase));
            }
        }
        if (!missing.isEmpty()) {
            AlertPolicy first = existing.get(0);
            throw new OperationException("the notification policy '" + PrintableText.brief(first.name()) + "' ("
                    + first.id()
                    + ") exists already and " + (first.enabled() ? "does not tell " : "is disabled; it does not tell ")
                    + ListParameter.some(missing) + "; edit it in the account's notifications");
        }
    }
}
