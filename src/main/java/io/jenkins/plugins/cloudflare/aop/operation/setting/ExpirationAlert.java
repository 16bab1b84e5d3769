package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sees to it that Cloudflare tells people 30 and 14 days before a hostname certificate of the account expires. */
public final class ExpirationAlert implements Operation<AlertResult> {
    private static final String POLICY_NAME = "Client certificates of hostnames expire (Authenticated Origin Pulls)";
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final ExpirationAlertSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private AlertRecipients recipients;
    private AopApi api;
    private AccountId account;
    private String created;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<AlertResult> run(ExpirationAlertSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.EXPIRATION_ALERT, ExpirationAlert::new, spec, context, startedAt);
    }

    private ExpirationAlert(ExpirationAlertSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<AlertResult> advance() throws OperationException, CloudflareException {
        if (account == null) {
            prepare();
        }
        if (created != null) {
            return done(created, true);
        }
        Optional<Advance<AlertResult>> others =
                context.locks().await(account, this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        // The list is read before each attempt: whether an attempt without an answer made a policy shows here only.
        List<AlertPolicy> existing = existing();
        if (!existing.isEmpty()) {
            recipients.requireToldBy(existing);
            return done(existing.get(0).id(), false);
        }
        return create();
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    private void prepare() throws OperationException, CloudflareException {
        AlertRecipients told = AlertRecipients.of(spec);
        AccountId given = given();
        recipients = told;
        api = context.api(spec.getCredentialsId());
        account = given == null ? ofZone() : given;
    }

    private AccountId given() throws OperationException {
        String id = ListParameter.orNull(spec.getAccount());
        try {
            return id == null ? null : new AccountId(id);
        } catch (IllegalArgumentException e) {
            throw new OperationException("account: " + e.getMessage());
        }
    }

    private AccountId ofZone() throws OperationException, CloudflareException {
        if (ListParameter.orNull(spec.getZone()) == null) {
            throw new OperationException(
                    "account and zone are both missing; give the account's id, or one of its zones");
        }
        Zone zone = ZoneLookup.of(api, spec.getZone(), List.of());
        entry.zone(zone);
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

    private Advance<AlertResult> create() throws CloudflareException {
        Optional<ZoneLocks.Turn> turn = context.locks().enter(account);
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to account " + account);
        }
        String what = "create notification policy";
        try (ZoneLocks.Turn ignored = turn.get()) {
            if (!existing().isEmpty()) {
                return new Advance.Wait<>(Duration.ZERO, "a look at the policy that another build created");
            }
            WriteResult<String> written = api.createAlertPolicy(account, recipients.policy(POLICY_NAME));
            entry.write(what, context.clock().instant(), written.ray());
            created = written.result();
            return new Advance.Wait<>(Duration.ZERO, "the end of the step");
        } catch (CloudflareException e) {
            entry.write(what, context.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private Advance<AlertResult> done(String id, boolean isNew) {
        String text = "notification policy " + id + (isNew ? " was created in" : " exists in") + " account " + account;
        entry.phase(new PhaseEntry("alert", IsoTime.of(context.clock().instant()), text));
        context.console().say(text);
        return new Advance.Done<>(new AlertResult(id, isNew));
    }
}
