package io.jenkins.plugins.cloudflare.aop.config;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * Permissions that a token has for a zone, as reading shows them, and those that it lacks.
 *
 * @param isEnough whether it has what every step needs
 */
record GrantedPermissions(List<String> had, List<String> missing, boolean isEnough) {
    GrantedPermissions {
        had = List.copyOf(had);
        missing = List.copyOf(missing);
    }

    /** Of a zone that the token sees. */
    static GrantedPermissions of(AopApi api, Zone zone) throws CloudflareException {
        List<String> had = new ArrayList<>(List.of(ApiAction.FIND_ZONE.permission()));
        List<String> missing = new ArrayList<>();
        boolean certificates = isAllowed(() -> {
            api.certificates(zone.id());
            return api.associations(zone.id());
        });
        // Reading shows no more than this, and is not enough for all steps.
        if (certificates) {
            had.add("'SSL and Certificates: Read'");
        } else {
            missing.add(ApiAction.UPLOAD.permission());
        }
        boolean settings = isAllowed(() -> api.encryptionMode(zone.id()));
        (settings ? had : missing).add(ApiAction.READ_SETTINGS.permission());
        boolean dns = isAllowed(() -> api.dnsRecords(zone.id(), zone.name()));
        (dns ? had : missing).add(ApiAction.READ_DNS.permission());
        return new GrantedPermissions(had, missing, certificates);
    }

    String names() {
        return String.join(", ", had);
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
