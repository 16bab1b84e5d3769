package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whether a token is valid, and what it lets steps do with the first zone that it sees: nothing is changed. */
final class DefaultTokenCheck {
    private final TokenApi token;
    private final AopApi api;

    DefaultTokenCheck(TokenApi token, AopApi api) {
        this.token = token;
        this.api = api;
    }

    FormValidation run() {
        try {
            List<Zone> zones;
            try {
                zones = token.zones();
            } catch (CloudflareException.Unauthorized e) {
                return withoutZones(e);
            }
            return zones.isEmpty() ? noZone() : of(zones.get(0));
        } catch (CloudflareException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Only a token that Cloudflare knows lacks a permission; of any other, the refusal says what is wrong. */
    private FormValidation withoutZones(CloudflareException.Unauthorized refusal) throws CloudflareException {
        Optional<TokenApi.State> state = state(null);
        if (state.isEmpty()) {
            return FormValidation.error(refusal.getMessage());
        }
        return state.get().isActive() ? noZone() : notActive(state.get());
    }

    private static FormValidation notActive(TokenApi.State state) {
        return FormValidation.error(Messages.DefaultTokenCheck_NotActive(state.status()));
    }

    private static FormValidation noZone() {
        return FormValidation.error(Messages.DefaultTokenCheck_NoZone(ApiAction.FIND_ZONE.permission()));
    }

    private FormValidation of(Zone zone) throws CloudflareException {
        Optional<TokenApi.State> known = state(null);
        if (known.isEmpty() && zone.account() != null) {
            known = state(zone);
        }
        if (known.isPresent() && !known.get().isActive()) {
            return notActive(known.get());
        }
        String validity = known.flatMap(TokenApi.State::expiry)
                .map(end -> Messages.DefaultTokenCheck_ValidUntil(
                        end.atOffset(ZoneOffset.UTC).toLocalDate().toString()))
                .orElseGet(Messages::DefaultTokenCheck_Valid);
        GrantedPermissions granted = GrantedPermissions.of(api, zone);
        String had = validity + " " + Messages.DefaultTokenCheck_Has(zone.name(), granted.names());
        if (granted.missing().isEmpty()) {
            return FormValidation.ok(had + " " + Messages.DefaultTokenCheck_Changes());
        }
        String lacking = had + " " + Messages.DefaultTokenCheck_Lacks(String.join(", ", granted.missing()));
        return granted.isEnough() ? FormValidation.warning(lacking) : FormValidation.error(lacking);
    }

    /** Empty for a token of the other kind, which this question does not know. */
    private Optional<TokenApi.State> state(@CheckForNull Zone owner) throws CloudflareException {
        try {
            return Optional.of(token.state(owner == null ? null : owner.account()));
        } catch (CloudflareException.Unauthorized | CloudflareException.Rejected | CloudflareException.NotFound e) {
            return Optional.empty();
        }
    }
}
