package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.io.Serializable;
import java.util.List;

/**
 * The third round: look for ways around these.
 *
 * @param plainPort where plain HTTP is looked for beside the target's own port; {@link #HTTP} but in tests
 */
public record DetourRequest(List<DetourSearch> searches, int plainPort, ProbeLimits limits, AddressPolicy policy)
        implements Serializable {
    /** The port of plain HTTP. */
    public static final int HTTP = 80;

    public DetourRequest {
        searches = List.copyOf(searches);
    }
}
