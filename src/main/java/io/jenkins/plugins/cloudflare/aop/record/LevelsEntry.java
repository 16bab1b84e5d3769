package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The three levels on which Cloudflare may present a client certificate, the hostname's before the zone's before the
 * global one, and how the zone stands to its journal.
 *
 * @param encryptionMode the zone's SSL mode as the API spells it; null when the token may not read it
 * @param global whether the shared certificate is presented (tls_client_auth); null when the token may not read it
 * @param zoneLevel whether the zone-level certificate is presented
 * @param drift what is not as builds left it, a sentence each
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LevelsEntry(String encryptionMode, Boolean global, Boolean zoneLevel, List<String> drift) {
    public LevelsEntry {
        drift = drift == null ? List.of() : List.copyOf(drift);
    }

    /** The levels in one line, for people. */
    public String line() {
        return "SSL mode " + (encryptionMode == null ? "unknown" : encryptionMode) + ", global " + onOff(global)
                + ", zone level " + onOff(zoneLevel);
    }

    private static String onOff(Boolean enabled) {
        return enabled == null ? "unknown" : enabled ? "on" : "off";
    }
}
