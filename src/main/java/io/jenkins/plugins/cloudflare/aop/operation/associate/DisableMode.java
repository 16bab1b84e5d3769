package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;

/** What becomes of an association that is disabled. */
enum DisableMode {
    /** It is removed, so that the zone's level applies. */
    VOID,
    /** It stays, and no certificate is presented. */
    OFF;

    /** @param mode the step's parameter, null for the default */
    static DisableMode of(String mode) throws OperationException {
        if (mode == null || mode.equals("void")) {
            return VOID;
        }
        if (mode.equals("off")) {
            return OFF;
        }
        throw new OperationException("mode is '" + PrintableText.brief(mode)
                + "', which is neither void (remove the association) nor off (keep it, present no certificate)");
    }
}
