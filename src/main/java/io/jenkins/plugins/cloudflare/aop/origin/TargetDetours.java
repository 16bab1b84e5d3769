package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * What was seen on the ways around one target, in the order of time.
 *
 * @param frontDoor the visits without a certificate at the front door that were made in between
 * @param offered the issuers that are accepted under other names than the target's
 * @param http3 one for each UDP port that was looked at; empty when HTTP/3 was not asked for
 */
public record TargetDetours(
        Target target,
        List<DetourVisit> visits,
        List<Visit> frontDoor,
        List<OfferedIssuers> offered,
        List<Http3Look> http3)
        implements Serializable {
    public TargetDetours {
        visits = List.copyOf(visits);
        frontDoor = List.copyOf(frontDoor);
        offered = List.copyOf(offered);
        http3 = List.copyOf(http3);
    }

    public TargetDetours(Target target, List<DetourVisit> visits) {
        this(target, visits, List.of(), List.of(), List.of());
    }

    /** The same with what was seen of HTTP/3. */
    public TargetDetours with(List<Http3Look> looks) {
        return new TargetDetours(target, visits, frontDoor, offered, looks);
    }

    /**
     * The issuers that a server says it accepts when another name stands in SNI.
     *
     * @param serverName in SNI, null for none
     * @param issuers their distinguished names (DER)
     */
    public record OfferedIssuers(String serverName, List<byte[]> issuers) implements Serializable {
        public OfferedIssuers {
            issuers = List.copyOf(issuers);
        }
    }
}
