package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.io.Serializable;
import java.util.List;

/**
 * Visits to be made, wherever they are to be made from: plain data that may travel to an agent, and facts that come back.
 *
 * @param <R> what was seen of one target
 */
public sealed interface ProbeRequest<R extends Serializable> extends Serializable
        permits SurveyRequest, Http3KnockRequest, ProofRequest, DetourRequest, Http3LookRequest {
    ProbeLimits limits();

    /** Which addresses may be visited. */
    AddressPolicy policy();

    /** What is done to origins, past tense, as the end of "Origins ...". */
    String doing();

    /**
     * Makes the visits from this machine, while the calling thread waits; an interrupt ends all of them within a second.
     *
     * @return what was seen, in the order of the request
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    List<R> run(Progress progress) throws InterruptedException;

    /** As {@link #run(Progress)}, in silence. */
    default List<R> run() throws InterruptedException {
        return run(Progress.SILENT);
    }
}
