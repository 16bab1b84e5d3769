package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** What was seen on the ways around one target, in the order of time. */
public record TargetDetours(Target target, List<DetourVisit> visits) implements Serializable {
    public TargetDetours {
        visits = List.copyOf(visits);
    }
}
