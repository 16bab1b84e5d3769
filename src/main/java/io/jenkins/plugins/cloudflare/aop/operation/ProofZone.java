package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.List;
import java.util.Optional;

/** The zone that the hostnames of a verification are in, where there is an API token to ask with. */
record ProofZone(AopApi api, Zone zone) {
    /** For a verification that needs its zone. */
    static ProofZone needed(VerifyOriginSpec spec, List<String> hostnames, Surroundings surroundings, EntryDraft draft)
            throws OperationException, CloudflareException {
        AopApi api =
                surroundings.apis().open(surroundings.credentials().apiToken(Words.orNull(spec.getCredentialsId())));
        Zone zone = ZoneChoice.of(api, spec.getZone(), hostnames);
        draft.zone(zone);
        return new ProofZone(api, zone);
    }

    /**
     * For a verification that does without: no token is needed where origins are given, and Cloudflare's API does not
     * have to answer.
     */
    static Optional<ProofZone> named(
            VerifyOriginSpec spec, List<String> hostnames, Surroundings surroundings, EntryDraft draft)
            throws OperationException, CloudflareException.Interrupted {
        if (Words.orNull(spec.getZone()) == null) {
            return Optional.empty();
        }
        if (Words.orNull(spec.getCredentialsId()) == null) {
            try {
                surroundings.credentials().apiToken(null);
            } catch (OperationException e) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(needed(spec, hostnames, surroundings, draft));
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException e) {
            unchecked(e, surroundings);
            return Optional.empty();
        }
    }

    /** Whether Cloudflare checks the origin's own certificate in this zone; false when that cannot be told. */
    boolean checksOrigins(Surroundings surroundings) throws CloudflareException.Interrupted {
        try {
            EncryptionMode mode = api.encryptionMode(zone.id());
            return mode == EncryptionMode.STRICT || mode == EncryptionMode.ORIGIN_PULL;
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException.Unauthorized | CloudflareException.NotFound e) {
            surroundings.console().say("The zone's SSL mode was not checked: the API token lacks Zone Settings: Read");
        } catch (CloudflareException e) {
            unchecked(e, surroundings);
        }
        return false;
    }

    private static void unchecked(CloudflareException e, Surroundings surroundings) {
        surroundings.console().say("The zone's SSL mode was not checked: " + e.getMessage());
    }
}
