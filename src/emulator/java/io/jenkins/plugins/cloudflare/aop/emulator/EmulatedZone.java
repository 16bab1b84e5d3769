package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A zone and everything in it. Not safe for use by several threads. */
final class EmulatedZone {
    /** A record of the zone's DNS, as far as an origin is looked up there. */
    record DnsEntry(String id, String type, String name, String content, boolean proxied) {}

    private final String id = Ids.next();
    private final String name;
    private final CertificateStore hostnameCertificates;
    private final CertificateStore zoneCertificates;
    private final AssociationBook associations;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<DnsEntry> dns = new ArrayList<>();
    private boolean zoneLevelEnabled;

    EmulatedZone(String name, EmulatorOptions options) {
        this.name = name;
        this.associations = new AssociationBook(name, options, this::hostnameCertificate);
        this.hostnameCertificates =
                new CertificateStore(CertificateStore.Level.HOSTNAME, options, associations::refersTo);
        this.zoneCertificates = new CertificateStore(CertificateStore.Level.ZONE, options, id -> false);
        settings.put("ssl", "full");
        settings.put("tls_client_auth", "off");
    }

    private Optional<StoredCertificate> hostnameCertificate(String certificateId) {
        return hostnameCertificates.find(certificateId);
    }

    /**
     * What the edge presents for a hostname of this zone: the hostname's certificate before the zone's. Empty when none
     * of the two levels has a say.
     */
    Optional<PresentedCertificate> presented(String hostname) {
        Optional<StoredAssociation.Target> target = associations.deployed(hostname);
        if (target.isPresent()) {
            return Optional.of(
                    target.get().enabled()
                            ? hostnameCertificates
                                    .find(target.get().certificateId())
                                    .filter(StoredCertificate::isLive)
                                    .map(PresentedCertificate::of)
                                    .orElse(PresentedCertificate.NOTHING)
                            : PresentedCertificate.NOTHING);
        }
        return zoneLevelEnabled ? zoneCertificates.newestLive().map(PresentedCertificate::of) : Optional.empty();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    CertificateStore hostnameCertificates() {
        return hostnameCertificates;
    }

    CertificateStore zoneCertificates() {
        return zoneCertificates;
    }

    AssociationBook associations() {
        return associations;
    }

    Map<String, String> settings() {
        return settings;
    }

    List<DnsEntry> dns() {
        return dns;
    }

    boolean isZoneLevelEnabled() {
        return zoneLevelEnabled;
    }

    void enableZoneLevel(boolean enabled) {
        zoneLevelEnabled = enabled;
    }
}
