package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import java.util.List;
import java.util.Map;

/**
 * What a look for detours came to.
 *
 * @param found by target; a target around which was not looked is missing
 * @param frontDoor by target the visits without a certificate at the front door that were made on the way
 * @param warnings what fails nothing and should be known, one sentence each
 */
record DetourFindings(
        Map<Target, List<DetourFinding>> found, Map<Target, List<Visit>> frontDoor, List<String> warnings) {
    List<Visit> frontDoor(Target target) {
        return frontDoor.getOrDefault(target, List.of());
    }

    List<DetourFinding> around(Target target) {
        return found.getOrDefault(target, List.of());
    }
}
