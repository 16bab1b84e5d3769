package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Console;
import java.util.Optional;

/** The zone's SSL mode, for operations that do without where it cannot be had. */
public final class ZoneSslMode {
    private ZoneSslMode() {}

    /** Empty, and said so, when the API token may not read it. */
    public static Optional<EncryptionMode> read(AopApi api, Zone zone, Console console) throws CloudflareException {
        try {
            return Optional.of(api.encryptionMode(zone.id()));
        } catch (CloudflareException.Unauthorized | CloudflareException.NotFound e) {
            unchecked("the API token lacks Zone Settings: Read", console);
            return Optional.empty();
        }
    }

    public static void unchecked(String reason, Console console) {
        console.say("The zone's SSL mode was not checked: " + reason);
    }
}
