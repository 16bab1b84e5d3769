package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the visitors of a proof got at the front door, so that nobody has to come again to know.
 *
 * @param configured the last visit with the configured certificate on the newest version that is spoken; null when there was
 *     none
 * @param bare the last visits without a certificate, by version
 */
public record FrontDoor(Visit configured, Map<TlsVersion, Visit> bare) implements Serializable {
    public static final FrontDoor UNKNOWN = new FrontDoor(null, Map.of());

    public FrontDoor {
        bare = Map.copyOf(bare);
    }

    /** The page of the site, as the configured certificate gets it; null when it is not known. */
    public Page page() {
        return configured == null || configured.answer() == null
                ? null
                : configured.answer().page();
    }

    /** Whether a visitor without a certificate is refused for want of it, on all of these versions. */
    public boolean refuses(Collection<TlsVersion> versions) {
        return versions.stream()
                .allMatch(version -> bare.containsKey(version)
                        && bare.get(version).clear()
                        && !bare.get(version).served());
    }

    /** @param spoken the versions that the target speaks, the oldest first */
    public static FrontDoor of(TargetProof proof, List<TlsVersion> spoken) {
        TlsVersion newest = spoken.get(spoken.size() - 1);
        Visit configured = null;
        Map<TlsVersion, Visit> bare = new EnumMap<>(TlsVersion.class);
        for (Visit visit : proof.rounds().stream()
                .flatMap(round -> round.visits().stream())
                .filter(visit -> !VisitPace.turnedAway(visit))
                .toList()) {
            if (visit.visitor() == Visitor.ANONYMOUS) {
                bare.put(visit.version(), visit);
            } else if (visit.visitor() == Visitor.CONFIGURED && visit.version() == newest) {
                configured = visit;
            }
        }
        return new FrontDoor(configured, bare);
    }
}
