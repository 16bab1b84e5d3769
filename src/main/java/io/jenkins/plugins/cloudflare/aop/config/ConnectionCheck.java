package io.jenkins.plugins.cloudflare.aop.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.ArrayList;
import java.util.List;
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
            api.certificates(zone.get().id());
            api.associations(zone.get().id());
            return optional(zone.get());
        } catch (CloudflareException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private FormValidation optional(Zone zone) throws CloudflareException {
        List<String> missing = new ArrayList<>();
        if (!isAllowed(() -> api.encryptionMode(zone.id()))) {
            missing.add(ApiAction.READ_SETTINGS.permission());
        }
        if (!isAllowed(() -> api.dnsRecords(zone.id(), zoneName))) {
            missing.add(ApiAction.READ_DNS.permission());
        }
        return missing.isEmpty()
                ? FormValidation.ok(Messages.ConnectionCheck_Ok(zoneName))
                : FormValidation.warning(Messages.ConnectionCheck_Partly(zoneName, String.join(", ", missing)));
    }

    private interface Reading {
        Object read() throws CloudflareException;
    }

    private static boolean isAllowed(Reading reading) throws CloudflareException {
        try {
            reading.read();
            return true;
        } catch (CloudflareException.Unauthorized e) {
            return false;
        }
    }
}
