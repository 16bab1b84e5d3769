package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Origins that trust one CA or another and serve visitors without a certificate or not, and change their minds. */
final class SimulatedOrigins {
    static final List<String> ADDRESSES = List.of("192.0.2.1", "192.0.2.2");

    /**
     * An origin of a hostname.
     *
     * @param trusted common names of the CAs that it trusts
     * @param open whether it serves visitors without a certificate
     * @param since when it began to do so
     */
    record Origin(Set<String> trusted, boolean open, Instant since) {
        boolean accepts(X509Certificate leaf) {
            return trusted.contains(issuer(leaf));
        }
    }

    private final Map<String, Origin> origins = new HashMap<>();
    /** When somebody last showed a certificate, by hostname and address. */
    private final Map<String, Instant> visited = new HashMap<>();

    /** By hostname and address: whether the origin refused visitors without a certificate when last seen to tell. */
    private final Map<String, Map<String, Boolean>> enforced = new HashMap<>();

    /** The addresses of a rotation's origins. */
    static List<String> addresses(RotationState.Terms terms) {
        return terms.origins().stream()
                .map(origin -> origin.replaceAll(":[0-9]+$", ""))
                .toList();
    }

    static String issuer(X509Certificate leaf) {
        return leaf.getIssuerX500Principal().getName().replace("CN=", "");
    }

    Origin at(String hostname, String address) {
        return origins.get(hostname + " " + address);
    }

    Instant visited(String hostname, String address) {
        return visited.get(hostname + " " + address);
    }

    void set(String hostname, String address, Origin origin) {
        origins.put(hostname + " " + address, origin);
    }

    boolean hasEnforced(String hostname) {
        return enforced.getOrDefault(hostname, Map.of()).containsValue(true);
    }

    /** What a build was told counts when it has ended by itself; else it is not certain that it was kept. */
    void told(Map<String, Map<String, Boolean>> told, boolean kept) {
        told.forEach((hostname, addresses) -> addresses.forEach((address, enforces) -> {
            Map<String, Boolean> known = enforced.computeIfAbsent(hostname, any -> new HashMap<>());
            if (kept) {
                known.put(address, enforces);
            } else {
                known.remove(address);
            }
        }));
        told.clear();
    }

    /** The origins as a build visits them, which is told how they treat visitors without a certificate. */
    ReplayedOrigin prober(Map<String, Instant> visits, Map<String, Map<String, Boolean>> told, InstantSource clock) {
        return new ReplayedOrigin() {
            @Override
            protected Behaviour behaviour(Target target, List<Identity> identities) {
                Origin origin = at(target.hostname(), target.address());
                Behaviour served = origin.open() ? Behaviour.OPEN : Behaviour.ENFORCED;
                if (identities.isEmpty()) {
                    return served;
                }
                visits.put(target.hostname() + " " + target.address(), clock.instant());
                visited.put(target.hostname() + " " + target.address(), clock.instant());
                boolean refused = identities.stream()
                        .filter(identity -> identity.visitor() == Visitor.CONFIGURED)
                        .anyMatch(identity -> !origin.accepts(certificate(identity)));
                if (!refused) {
                    told.computeIfAbsent(target.hostname(), any -> new HashMap<>())
                            .put(target.address(), !origin.open());
                }
                return refused ? Behaviour.REFUSES_OURS : served;
            }
        };
    }

    private static X509Certificate certificate(Identity identity) {
        try {
            return identity.certificates()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
