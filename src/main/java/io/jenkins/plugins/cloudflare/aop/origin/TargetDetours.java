package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * What was seen of HTTP/3 on one UDP port, in the order of time.
     *
     * @param visits under the target's own name, the first without a certificate; only that one where nothing speaks
     *     HTTP/3, and none where that was known
     * @param otherNames without a certificate, by what stood in SNI
     */
    public record Http3Look(int port, List<Visit> visits, Map<String, Visit> otherNames) implements Serializable {
        public Http3Look {
            visits = List.copyOf(visits);
            otherNames = Collections.unmodifiableMap(new LinkedHashMap<>(otherNames));
        }
    }

    /** Without a look at HTTP/3. */
    public TargetDetours(Target target, List<DetourVisit> visits) {
        this(target, visits, List.of());
    }
}
