package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.io.Serializable;
import java.util.List;

/**
 * What was found out about one target.
 *
 * @param reason in one sentence
 * @param advice what to change, in the words of the server's configuration; empty when nothing is to be changed
 * @param versions for each TLS version what was seen
 * @param acceptedIssuers the issuers the server says it accepts (RFC 2253), each once; a server need not say
 * @param server what it calls itself, empty when it does not
 */
public record OriginVerdict(
        Target target,
        Verdict verdict,
        String reason,
        String advice,
        List<VersionVerdict> versions,
        List<String> acceptedIssuers,
        String server)
        implements Serializable {
    public OriginVerdict {
        versions = List.copyOf(versions);
        acceptedIssuers = List.copyOf(acceptedIssuers);
    }

    /**
     * Whether the origin is ready to enforce: on every TLS version spoken it asks for a certificate and serves the configured one.
     * It may still serve others.
     */
    public boolean accepting() {
        return versions.stream().anyMatch(VersionVerdict::spoken)
                && versions.stream()
                        .filter(VersionVerdict::spoken)
                        .allMatch(version -> version.asksForCertificate() && version.configuredServed());
    }

    /** How many visits without the configured certificate came as far as a certificate could be asked for. */
    public int strangers() {
        return versions.stream().mapToInt(VersionVerdict::strangers).sum();
    }

    /** How many of these were served. */
    public int strangersServed() {
        return versions.stream().mapToInt(VersionVerdict::strangersServed).sum();
    }

    /** Whether it refused the configured certificate at any visit, whatever else it does: an open origin may as well. */
    public boolean refusesConfigured() {
        return versions.stream().anyMatch(VersionVerdict::configuredRefused);
    }
}
