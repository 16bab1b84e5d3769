package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sees to it that Cloudflare tells people 30 and 14 days before a hostname certificate of the account expires. */
final class ExpirationAlert implements Operation<AlertResult> {
    static final String NAME = "aopExpirationAlert";

    private static final String POLICY_NAME = "Client certificates of hostnames expire (Authenticated Origin Pulls)";
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final ExpirationAlertSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private List<String> emails;
    private List<String> webhooks;
    private AopApi api;
    private AccountId account;
    private String created;

    ExpirationAlert(ExpirationAlertSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    @Override
    public Advance<AlertResult> advance() throws OperationException, CloudflareException {
        if (account == null) {
            prepare();
        }
        if (created != null) {
            return done(created, true);
        }
        // The list is read before each attempt: whether an attempt without an answer made a policy shows here only.
        List<AlertPolicy> existing = existing();
        if (!existing.isEmpty()) {
            requireCovered(existing);
            return done(existing.get(0).id(), false);
        }
        return create();
    }

    private void prepare() throws OperationException, CloudflareException {
        List<String> readEmails = emails();
        List<String> readWebhooks = webhooks();
        if (readEmails.isEmpty() && readWebhooks.isEmpty()) {
            throw new OperationException(
                    "emails and webhooks are both missing; say who is to be told, such as emails: 'ops@example.com'");
        }
        AccountId given = given();
        emails = readEmails;
        webhooks = readWebhooks;
        api = surroundings.api(spec.getCredentialsId());
        account = given == null ? ofZone() : given;
    }

    private List<String> emails() throws OperationException {
        List<String> all = new ArrayList<>();
        for (String item : Words.of("emails", spec.getEmails())) {
            if (!item.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
                throw new OperationException(
                        "emails has '" + Words.brief(item) + "', which is no e-mail address such as ops@example.com");
            }
            all.add(item);
        }
        return all;
    }

    private List<String> webhooks() throws OperationException {
        List<String> all = new ArrayList<>();
        for (String item : Words.of("webhooks", spec.getWebhooks())) {
            if (!item.matches("[0-9A-Fa-f-]{32,36}")) {
                throw new OperationException("webhooks has '" + Words.brief(item)
                        + "', which is not the id of a destination; copy it from the account's notification"
                        + " destinations, it is not the webhook's URL");
            }
            all.add(item.toLowerCase(Locale.ROOT));
        }
        return all;
    }

    private AccountId given() throws OperationException {
        String id = Words.orNull(spec.getAccount());
        try {
            return id == null ? null : new AccountId(id);
        } catch (IllegalArgumentException e) {
            throw new OperationException("account: " + e.getMessage());
        }
    }

    private AccountId ofZone() throws OperationException, CloudflareException {
        if (Words.orNull(spec.getZone()) == null) {
            throw new OperationException(
                    "account and zone are both missing; give the account's id, or one of its zones");
        }
        Zone zone = ZoneChoice.of(api, spec.getZone(), List.of());
        draft.zone(zone);
        if (zone.account() == null) {
            throw new OperationException("the account of zone " + spec.getZone() + " is not known: the API token lacks"
                    + " Zone: Read; give the account's id in account");
        }
        return zone.account();
    }

    private List<AlertPolicy> existing() throws CloudflareException {
        return api.alertPolicies(account).stream()
                .filter(policy -> AlertPolicy.HOSTNAME_EXPIRY.equals(policy.alertType()))
                .toList();
    }

    /** An existing policy belongs to people; it is not changed, and no second one is put beside it. */
    private void requireCovered(List<AlertPolicy> existing) throws OperationException {
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
            throw new OperationException("the notification policy '" + Words.brief(first.name()) + "' (" + first.id()
                    + ") exists already and " + (first.enabled() ? "does not tell " : "is disabled; it does not tell ")
                    + Words.some(missing) + "; edit it in the account's notifications");
        }
    }

    private Advance<AlertResult> create() throws CloudflareException {
        Optional<ZoneWrites.Turn> turn = surroundings.writes().enter(account);
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to account " + account);
        }
        String what = "create notification policy";
        try (ZoneWrites.Turn ignored = turn.get()) {
            if (!existing().isEmpty()) {
                return new Advance.Wait<>(Duration.ZERO, "a look at the policy that another build created");
            }
            Written<String> written = api.createAlertPolicy(
                    account, new AlertPolicy(null, POLICY_NAME, AlertPolicy.HOSTNAME_EXPIRY, true, emails, webhooks));
            draft.write(what, surroundings.clock().instant(), written.ray());
            created = written.result();
            return new Advance.Wait<>(Duration.ZERO, "the end of the step");
        } catch (CloudflareException e) {
            draft.write(what, surroundings.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private Advance<AlertResult> done(String id, boolean isNew) {
        String text = "notification policy " + id + (isNew ? " was created in" : " exists in") + " account " + account;
        draft.phase(
                new PhaseEntry("alert", EntryDraft.instant(surroundings.clock().instant()), text));
        surroundings.console().say(text);
        return new Advance.Done<>(new AlertResult(id, isNew));
    }
}
