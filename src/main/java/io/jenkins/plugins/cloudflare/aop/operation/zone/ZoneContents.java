package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a zone holds for its hostnames, by two requests.
 *
 * @param certificates tombstones included
 * @param associations by hostname in lower case, in every status
 */
public record ZoneContents(List<HostnameCertificate> certificates, Map<String, Association> associations) {
    public static ZoneContents read(AopApi api, Zone zone) throws CloudflareException {
        return new ZoneContents(api.certificates(zone.id()), byHostname(api.associations(zone.id())));
    }

    public static Map<String, Association> byHostname(List<Association> associations) {
        Map<String, Association> map = new LinkedHashMap<>();
        for (Association association : associations) {
            map.put(association.hostname().toLowerCase(Locale.ROOT), association);
        }
        return map;
    }

    /** Certificates that are there to be used: what is being deleted stays in the list for a while. */
    public static List<HostnameCertificate> live(List<HostnameCertificate> held) {
        return held.stream().filter(c -> !c.status().isTombstone()).toList();
    }

    /** Certificates that are there to be used. */
    public List<HostnameCertificate> live() {
        return live(certificates);
    }

    /** A certificate that is there to be used. */
    public Optional<HostnameCertificate> live(CertificateId id) {
        return live().stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst();
    }

    /**
     * Hostnames with an association, enabled or not, that names the certificate: as long as there is one, the API does
     * not delete it. A void counts until it shows.
     */
    public List<String> referringTo(CertificateId id) {
        List<String> hostnames = new ArrayList<>();
        associations.forEach((hostname, association) -> {
            if (association.enabled() != null && id.equals(association.certificateId())) {
                hostnames.add(hostname);
            }
        });
        return hostnames;
    }
}
