package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import java.util.Set;

/**
 * What an origin that enforces is looked at for beside its front door.
 *
 * @param detours the kinds of detours that are looked for
 * @param allowed issuers outside our chain that may be accepted
 */
record Scrutiny(Set<Detour> detours, AllowedIssuers allowed) {
    static Scrutiny read(VerifyOriginSpec spec) throws OperationException {
        return new Scrutiny(DetourChoice.of(spec.getDetours()), AllowedIssuers.of(spec.getAllowedIssuers()));
    }
}
