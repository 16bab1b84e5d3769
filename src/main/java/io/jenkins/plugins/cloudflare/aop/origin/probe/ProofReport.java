package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import java.io.Serializable;
import java.util.List;

/** What the proof saw, in the order of the request. */
public record ProofReport(List<TargetProof> targets) implements Serializable {
    public ProofReport {
        targets = List.copyOf(targets);
    }
}
