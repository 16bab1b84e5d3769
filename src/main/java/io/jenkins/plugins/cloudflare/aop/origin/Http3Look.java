package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of HTTP/3 on one UDP port of a target, in the order of time.
 *
 * @param visits under the target's own name, the first without a certificate; only that one where nothing speaks HTTP/3
 * @param otherNames without a certificate, by what stood in SNI
 */
public record Http3Look(int port, List<Visit> visits, Map<String, Visit> otherNames) implements Serializable {
    public Http3Look {
        visits = List.copyOf(visits);
        otherNames = new LinkedHashMap<>(otherNames);
    }
}
