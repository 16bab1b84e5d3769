package io.jenkins.plugins.cloudflare.aop.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Cloudflare in this process, on loopback: the API, and an edge that serves HTTPS for the hostnames of the zones. State is
 * in memory only and ends with {@link #close()}; private keys that are uploaded are never returned. Safe for use by
 * several threads.
 */
public final class CloudflareEmulator implements AutoCloseable {
    static {
        // The JDK's server sends headers and body apart, and without this each answer takes 40 ms more. Its only
        // switch.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Zones zones;
    private final TokenCheck tokenCheck = new TokenCheck();
    private final Faults faults = new Faults();
    private final ThrowAwayCa edgeCa = new ThrowAwayCa("Emulated edge CA");
    private final Edge edge;
    private final ApiServer api;
    private final EdgeServer edgeServer;

    private CloudflareEmulator(EmulatorOptions options) throws IOException {
        this.zones = new Zones(options);
        Routes routes = new Routes();
        ZoneEndpoints zoneEndpoints = new ZoneEndpoints(zones);
        zoneEndpoints.register(routes);
        new AccountEndpoints().register(routes);
        CertificateEndpoints certificateEndpoints = new CertificateEndpoints(zoneEndpoints, options.clock());
        certificateEndpoints.registerHostnameLevel(routes);
        new AssociationEndpoints(zoneEndpoints, options.clock()).register(routes);
        certificateEndpoints.registerZoneLevel(routes);
        this.edge = new Edge(zones, options.origins());
        this.api = new ApiServer(options, zones, routes, tokenCheck, faults);
        try {
            this.edgeServer = new EdgeServer(options, edge, edgeCa);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** @throws IOException when a port is taken */
    public static CloudflareEmulator start(EmulatorOptions options) throws IOException {
        return new CloudflareEmulator(options);
    }

    /** The base URL for clients, ends with {@code /client/v4}. */
    public String apiUrl() {
        return "http://127.0.0.1:" + api.port() + Call.BASE;
    }

    /** Where the edge takes HTTPS requests; the name of the wanted host goes into SNI and the Host header. */
    public int edgePort() {
        return edgeServer.port();
    }

    /** PEM of the CA that issued the certificates which the edge shows to visitors. */
    public String edgeCa() {
        return CertificateJson.pem(edgeCa.certificate());
    }

    /** The edge fetches what is asked of the hostname from here. */
    public void routeOrigin(String hostname, InetAddress address, int port) {
        edge.routeOrigin(hostname, address, port);
    }

    /** In the mode strict the edge also takes server certificates of this CA. */
    public void trustOriginCa(X509Certificate authority) {
        edge.trust().add(authority);
    }

    /** Makes a zone unless it is there. @return its id */
    public String addZone(String name) {
        return zones.add(name).id();
    }

    /** Adds a record to the DNS of a zone that is there. @param proxied as the orange cloud */
    public void addDns(String zone, String type, String name, String content, boolean proxied) {
        zones.add(zone).dns().add(new EmulatedZone.DnsEntry(Ids.next(), type, name, content, proxied));
    }

    /** From now on this token is treated so. */
    public void registerToken(String token, TokenRule rule) {
        tokenCheck.rule(token, rule);
    }

    /** The next requests that the fault meets fail; faults are used up in the order in which they were given. */
    public void failNext(Fault fault) {
        faults.add(fault);
    }

    /** From now on the API says that a hostname certificate has this status; null for the true one. */
    public void tellStatus(String zone, String certificateId, String status) {
        synchronized (zones) {
            zones.add(zone)
                    .hostnameCertificates()
                    .find(certificateId)
                    .orElseThrow(() -> new IllegalArgumentException("no certificate " + certificateId))
                    .tell(status);
        }
    }

    /** The first ten thousand requests that reached the API, in order. */
    public List<LoggedRequest> requests() {
        return api.requests();
    }

    @Override
    public void close() {
        edgeServer.close();
        api.close();
    }
}
