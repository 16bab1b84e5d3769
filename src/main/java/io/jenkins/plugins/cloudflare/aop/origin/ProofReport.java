package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** What the proof saw, in the order of the request. */
public record ProofReport(List<TargetProof> targets) implements Serializable {
    public ProofReport {
        targets = List.copyOf(targets);
    }
}
