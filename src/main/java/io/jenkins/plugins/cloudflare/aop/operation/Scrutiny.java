package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import java.util.Optional;
import java.util.Set;

/**
 * What an origin is looked at for beside its front door.
 *
 * @param detours the kinds of detours that are looked for
 * @param allowed issuers outside our chain that may be accepted
 * @param trust what is asked of the origin's own certificate
 */
record Scrutiny(Set<Detour> detours, AllowedIssuers allowed, OriginTrust trust) {
    /** Checks what can be checked without the zone. */
    static void check(VerifyOriginSpec spec, Surroundings surroundings) throws OperationException {
        DetourChoice.of(spec.getDetours());
        AllowedIssuers.of(spec.getAllowedIssuers());
        OriginTrust.anchors(spec.getTrustCredentialsId(), surroundings);
    }

    static Scrutiny read(VerifyOriginSpec spec, Optional<ProofZone> zone, Surroundings surroundings)
            throws OperationException, CloudflareException.Interrupted {
        return new Scrutiny(
                DetourChoice.of(spec.getDetours()),
                AllowedIssuers.of(spec.getAllowedIssuers()),
                OriginTrust.read(spec.getTrustCredentialsId(), zone, surroundings));
    }
}
