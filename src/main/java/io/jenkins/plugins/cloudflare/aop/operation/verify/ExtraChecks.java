package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AllowedIssuers;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.DetourSelection;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerTrust;
import java.util.Optional;
import java.util.Set;

/**
 * What is checked of an origin beside its front door.
 *
 * @param detours the kinds of detours that are looked for
 * @param allowed issuers outside of the configured certificate's chain that may be accepted
 * @param anchors what the origin's own certificate has to lead to; empty when the step does not say
 */
record ExtraChecks(Set<Detour> detours, AllowedIssuers allowed, Optional<ServerTrust> anchors) {
    static ExtraChecks read(VerifyOriginSpec spec, OperationContext context) throws OperationException {
        return new ExtraChecks(
                DetourSelection.of(spec.getDetours()),
                AllowedIssuers.of(spec.getAllowedIssuers()),
                OriginTrust.anchors(spec.getTrustCredentialsId(), context));
    }
}
