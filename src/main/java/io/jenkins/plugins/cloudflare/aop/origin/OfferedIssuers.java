package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

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
