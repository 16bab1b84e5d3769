package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;

/**
 * A way around the front door of a target.
 *
 * @param sentence what was seen and what to change; begins with the detour's name
 */
public record DetourFinding(Detour detour, String sentence) {
    static DetourFinding of(Detour detour, String what) {
        return new DetourFinding(detour, detour.name() + ": " + what + "; " + detour.cure() + ".");
    }
}
