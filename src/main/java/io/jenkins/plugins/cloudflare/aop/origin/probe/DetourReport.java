package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import java.io.Serializable;
import java.util.List;

/** What was seen on the ways around the targets, in the order of the request. */
public record DetourReport(List<TargetDetours> targets) implements Serializable {
    public DetourReport {
        targets = List.copyOf(targets);
    }
}
