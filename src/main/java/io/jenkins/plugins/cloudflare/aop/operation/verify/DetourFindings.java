package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import java.util.List;
import java.util.Map;

/**
 * What a look for detours came to.
 *
 * @param found by target; a target around which nobody looked is missing
 * @param doubts what could not be looked at, one sentence each
 */
record DetourFindings(Map<Target, List<DetourFinding>> found, List<String> doubts) {
    List<DetourFinding> around(Target target) {
        return found.getOrDefault(target, List.of());
    }
}
