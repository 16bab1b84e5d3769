package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * What was seen on the ways around one target, in the order of time.
 *
 * @param frontDoor the visits without a certificate at the front door that were made in between
 * @param offered the issuers that are accepted under other names than the target's
 */
public record TargetDetours(
        Target target, List<DetourVisit> visits, List<Visit> frontDoor, List<OfferedIssuers> offered)
        implements Serializable {
    public TargetDetours {
        visits = List.copyOf(visits);
        frontDoor = List.copyOf(frontDoor);
        offered = List.copyOf(offered);
    }

    public TargetDetours(Target target, List<DetourVisit> visits) {
        this(target, visits, List.of(), List.of());
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
