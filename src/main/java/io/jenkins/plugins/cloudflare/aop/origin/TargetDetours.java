package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * What was seen on the ways around one target, in the order of time.
 *
 * @param http3 one for each UDP port that was looked at; empty when HTTP/3 was not asked for
 */
public record TargetDetours(Target target, List<DetourVisit> visits, List<Http3Look> http3) implements Serializable {
    public TargetDetours {
        visits = List.copyOf(visits);
        http3 = List.copyOf(http3);
    }

    /** Without a look at HTTP/3. */
    public TargetDetours(Target target, List<DetourVisit> visits) {
        this(target, visits, List.of());
    }
}
