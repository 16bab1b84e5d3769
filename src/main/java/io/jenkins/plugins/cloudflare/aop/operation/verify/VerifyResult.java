package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code aopVerifyOrigin} returns to a script; prints as its verdict. */
public final class VerifyResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final String verdict;
    private final boolean enforced;
    private final List<Map<String, Object>> origins;
    private final Set<String> refusing;
    private final String failure;
    private final OnFailure onFailure;

    VerifyResult(
            String verdict,
            boolean enforced,
            List<Map<String, Object>> origins,
            Set<String> refusing,
            String failure,
            OnFailure onFailure) {
        this.verdict = verdict;
        this.enforced = enforced;
        this.origins = origins;
        this.refusing = refusing;
        this.failure = failure;
        this.onFailure = onFailure;
    }

    /** The worst verdict of all hostnames and origins. */
    public String getVerdict() {
        return verdict;
    }

    /** True when every origin enforces under every hostname. */
    public boolean isEnforced() {
        return enforced;
    }

    /** One map for each hostname and origin: hostname, origin, verdict, reason, advice. */
    public List<Map<String, Object>> getOrigins() {
        return origins;
    }

    /** The hostnames of which an origin refused the configured certificate, also where its verdict is a worse one. */
    public Set<String> refusing() {
        return refusing;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public String toString() {
        return verdict;
    }
}
