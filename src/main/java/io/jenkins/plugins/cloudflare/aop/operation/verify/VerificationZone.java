package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneSslMode;
import java.util.List;
import java.util.Optional;

/** The zone that the hostnames of a verification are in, where there is an API token to ask with. */
public record VerificationZone(AopApi api, Zone zone) {
    /** For a verification that needs its zone. */
    static VerificationZone needed(
            VerifyOriginSpec spec, List<String> hostnames, OperationContext context, EntryBuilder entry)
            throws OperationException, CloudflareException {
        AopApi api = context.api(spec.getCredentialsId());
        Zone zone = ZoneLookup.of(api, spec.getZone(), hostnames);
        entry.zone(zone);
        return new VerificationZone(api, zone);
    }

    /**
     * For a verification that does without: no token is needed where origins are given, and Cloudflare's API does not
     * have to answer.
     */
    static Optional<VerificationZone> named(
            VerifyOriginSpec spec, List<String> hostnames, OperationContext context, EntryBuilder entry)
            throws OperationException, CloudflareException.Interrupted {
        if (ListParameter.orNull(spec.getZone()) == null) {
            return Optional.empty();
        }
        if (ListParameter.orNull(spec.getCredentialsId()) == null) {
            try {
                context.credentials().apiToken(null);
            } catch (OperationException e) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(needed(spec, hostnames, context, entry));
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException e) {
            ZoneSslMode.unchecked(e.getMessage(), context.console());
            return Optional.empty();
        }
    }

    /** Whether Cloudflare checks the origin's own certificate in this zone; false when that cannot be told. */
    boolean checksOrigins(OperationContext context) throws CloudflareException.Interrupted {
        try {
            return ZoneSslMode.read(api, zone, context.console())
                    .filter(EncryptionMode::checksOrigins)
                    .isPresent();
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException e) {
            ZoneSslMode.unchecked(e.getMessage(), context.console());
            return false;
        }
    }
}
