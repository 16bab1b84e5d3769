package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;

/**
 * A way around the front door of a target.
 *
 * @param undecided true when it could not be decided whether the way leads anywhere
 * @param sentence what was seen and what to change; begins with the detour's name
 */
public record DetourFinding(Detour detour, boolean undecided, String sentence) {
    static DetourFinding of(Detour detour, String what) {
        return new DetourFinding(detour, false, detour.name() + ": " + what + "; " + detour.cure() + ".");
    }
}
