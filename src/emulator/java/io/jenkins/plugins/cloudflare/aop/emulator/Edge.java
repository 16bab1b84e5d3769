package io.jenkins.plugins.cloudflare.aop.emulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.X509TrustManager;

/** What the edge knows about a hostname: where its origin is, how to speak to it, and what to present. */
final class Edge {
    /**
     * @param secure false: the zone's SSL mode is off or flexible, and the origin is spoken to in the clear
     * @param trust null: the origin's certificate is not looked at
     */
    record Route(InetSocketAddress origin, boolean secure, PresentedCertificate presented, X509TrustManager trust) {}

    private final Zones zones;
    private final Map<String, InetSocketAddress> origins;
    private final OriginTrust trust = new OriginTrust();
    private final PresentedCertificate shared;

    Edge(Zones zones, Map<String, InetSocketAddress> origins) {
        this.zones = zones;
        this.origins = new ConcurrentHashMap<>(origins);
        this.shared = new ThrowAwayCa("Emulated shared origin-pull CA").issueForClient("origin-pull.emulator.invalid");
    }

    void routeOrigin(String hostname, InetAddress address, int port) {
        origins.put(hostname.toLowerCase(Locale.ROOT), new InetSocketAddress(address, port));
    }

    OriginTrust trust() {
        return trust;
    }

    /** Empty when the hostname is in no zone or has no origin. */
    Optional<Route> route(String hostname) {
        InetSocketAddress origin = origins.get(hostname);
        if (origin == null || origin.getAddress() == null) {
            return Optional.empty();
        }
        synchronized (zones) {
            return zones.of(hostname).map(zone -> route(zone, hostname, origin));
        }
    }

    private Route route(EmulatedZone zone, String hostname, InetSocketAddress origin) {
        String mode = zone.settings().get("ssl");
        boolean global = zone.settings().get("tls_client_auth").equals("on");
        PresentedCertificate presented =
                zone.presented(hostname).orElse(global ? shared : PresentedCertificate.NOTHING);
        boolean strict = mode.equals("strict") || mode.equals("origin_pull");
        boolean secure = !mode.equals("off") && !mode.equals("flexible");
        return new Route(origin, secure, presented, strict ? trust.strict() : null);
    }
}
