package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;

/** How many rounds of visits have to say the same. */
public final class Rounds {
    public static final int FEWEST = TargetProof.FEWEST;
    /** What more would find is rarer than a person waits for. */
    public static final int MOST = 50;

    private Rounds() {}

    /** @param given null for as few as a proof takes at least */
    public static int of(Integer given) throws OperationException {
        if (given == null) {
            return FEWEST;
        }
        if (given < FEWEST || given > MOST) {
            throw new OperationException("rounds is " + given + "; give " + FEWEST + " to " + MOST);
        }
        return given;
    }
}
