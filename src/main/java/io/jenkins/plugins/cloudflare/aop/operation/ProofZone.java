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
        AopApi api = surroundings.api(spec.getCredentialsId());
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
            ModeOfZone.unchecked(e.getMessage(), surroundings.console());
            return Optional.empty();
        }
    }

    /** Whether Cloudflare checks the origin's own certificate in this zone; false when that cannot be told. */
    boolean checksOrigins(Surroundings surroundings) throws CloudflareException.Interrupted {
        try {
            return ModeOfZone.read(api, zone, surroundings.console())
                    .filter(EncryptionMode::checksOrigins)
                    .isPresent();
        } catch (CloudflareException.Interrupted e) {
            throw e;
        } catch (CloudflareException e) {
            ModeOfZone.unchecked(e.getMessage(), surroundings.console());
            return false;
        }
    }
}
