package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** The second of the two rounds: visit these as nobody, as impostors and as ourselves. */
public record ProofRequest(List<Candidate> candidates, Limits limits) implements Serializable {
    public ProofRequest {
        candidates = List.copyOf(candidates);
    }
}
