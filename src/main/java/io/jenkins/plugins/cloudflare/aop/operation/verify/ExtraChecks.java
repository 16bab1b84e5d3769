package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AllowedIssuers;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.DetourSelection;
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
record ExtraChecks(Set<Detour> detours, AllowedIssuers allowed, OriginTrust trust) {
    /** Checks what can be checked without the zone. */
    static void check(VerifyOriginSpec spec, OperationContext context) throws OperationException {
        DetourSelection.of(spec.getDetours());
        AllowedIssuers.of(spec.getAllowedIssuers());
        OriginTrust.anchors(spec.getTrustCredentialsId(), context);
    }

    static ExtraChecks read(VerifyOriginSpec spec, Optional<VerificationZone> zone, OperationContext context)
            throws OperationException, CloudflareException.Interrupted {
        return new ExtraChecks(
                DetourSelection.of(spec.getDetours()),
                AllowedIssuers.of(spec.getAllowedIssuers()),
                OriginTrust.read(spec.getTrustCredentialsId(), zone, context));
    }
}
