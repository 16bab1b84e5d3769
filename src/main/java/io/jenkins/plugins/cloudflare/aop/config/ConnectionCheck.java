package io.jenkins.plugins.cloudflare.aop.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.Optional;

/** What a token lets steps do with a zone, as far as reading tells: nothing is changed. */
final class ConnectionCheck {
    private final AopApi api;
    private final String zoneName;

    ConnectionCheck(AopApi api, String zoneName) {
        this.api = api;
        this.zoneName = zoneName;
    }

    /** An error for what every step needs, a warning for what only some do. */
    FormValidation run() {
        try {
            Optional<Zone> zone = api.zoneNamed(zoneName);
            if (zone.isEmpty()) {
                return FormValidation.error(
                        Messages.ConnectionCheck_NoZone(zoneName, ApiAction.FIND_ZONE.permission()));
            }
            return answer(GrantedPermissions.of(api, zone.get()));
        } catch (CloudflareException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private FormValidation answer(GrantedPermissions granted) {
        String missing = String.join(", ", granted.missing());
        if (!granted.isEnough()) {
            return FormValidation.error(Messages.ConnectionCheck_Lacks(zoneName, missing));
        }
        return granted.missing().isEmpty()
                ? FormValidation.ok(Messages.ConnectionCheck_Ok(zoneName))
                : FormValidation.warning(Messages.ConnectionCheck_Partly(zoneName, missing));
    }
}
