package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import java.io.Serializable;
import java.util.List;

/** Visits origins from wherever the build runs: this machine, or an agent. The calls take as long as the visits do. */
public interface Prober {
    /** The machine that visits, for the record. */
    String place();

    /** Which addresses that machine may visit; it goes with every request. */
    AddressPolicy policy();

    /** How much may be visited at once, and for how long; a step that waits says itself how long. */
    default ProbeLimits limits() {
        return ProbeLimits.DEFAULT;
    }

    /** What is said, once, of an address that turned visits away. */
    static String slowed(String address) {
        return address
                + " turns visits away, so they pause and fewer are made there at once. A higher limit of the server for "
                + "visits from here, or fewer connections at an address in the configuration, saves that time.";
    }

    /**
     * Makes visits.
     *
     * @throws OperationException when the visiting machine is not there any more
     */
    <R extends Serializable> List<R> visit(ProbeRequest<R> request) throws OperationException, InterruptedException;
}
