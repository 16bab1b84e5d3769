package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a zone holds for its hostnames, by two requests, and a few more where something that should be there is not.
 *
 * @param certificates tombstones included, each once
 * @param associations by hostname in canonical form, in every status
 */
public record ZoneContents(List<HostnameCertificate> certificates, Map<String, Association> associations) {
    /** Lists may lack what is there: {@link #confirmed} before anything follows from absence. */
    public static ZoneContents read(AopApi api, Zone zone) throws CloudflareException {
        return new ZoneContents(once(api.certificates(zone.id())), byHostname(api.associations(zone.id())));
    }

    /**
     * Reads, and reads again what is expected and does not show: absence is believed when two lists and the single read
     * agree on it.
     *
     * @param hostnames that are expected to have an association
     * @param ids of certificates that are expected to be there; those to which the hostnames refer are anyhow
     */
    public static ZoneContents confirmed(
            AopApi api, Zone zone, Collection<String> hostnames, Collection<CertificateId> ids)
            throws CloudflareException {
        ZoneContents contents = read(api, zone);
        if (contents.hasAll(hostnames, ids)) {
            return contents;
        }
        ZoneContents again = contents.joined(read(api, zone));
        Map<String, Association> associations = new LinkedHashMap<>(again.associations);
        for (String hostname : hostnames) {
            if (again.isUncertain(hostname)) {
                api.association(zone.id(), hostname).ifPresent(found -> associations.put(hostname, found));
            }
        }
        List<HostnameCertificate> certificates = new ArrayList<>(again.certificates);
        for (CertificateId id : new ZoneContents(certificates, associations).referredTo(hostnames, ids)) {
            if (certificates.stream().noneMatch(one -> one.id().equals(id) && isReadable(one))) {
                api.certificate(zone.id(), id).ifPresent(found -> {
                    certificates.removeIf(one -> one.id().equals(id));
                    certificates.add(found);
                });
            }
        }
        return new ZoneContents(List.copyOf(certificates), associations);
    }

    private boolean hasAll(Collection<String> hostnames, Collection<CertificateId> ids) {
        return hostnames.stream().noneMatch(this::isUncertain)
                && referredTo(hostnames, ids).stream()
                        .allMatch(id ->
                                certificate(id).filter(ZoneContents::isReadable).isPresent());
    }

    private boolean isUncertain(String hostname) {
        Association association = associations.get(hostname);
        return association == null || association.isUnknown() || association.statusText() == null;
    }

    private static boolean isReadable(HostnameCertificate certificate) {
        return certificate.statusText() != null && CertificateEntries.end(certificate) != null;
    }

    private List<CertificateId> referredTo(Collection<String> hostnames, Collection<CertificateId> ids) {
        List<CertificateId> all = new ArrayList<>(ids);
        hostnames.stream()
                .map(associations::get)
                .filter(Objects::nonNull)
                .map(Association::certificateId)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** Everything that either look saw, as the later one saw it. */
    private ZoneContents joined(ZoneContents later) {
        Map<String, Association> associationsOfBoth = new LinkedHashMap<>(associations);
        associationsOfBoth.putAll(later.associations);
        List<HostnameCertificate> certificatesOfBoth = new ArrayList<>(later.certificates);
        certificatesOfBoth.addAll(certificates);
        return new ZoneContents(once(certificatesOfBoth), associationsOfBoth);
    }

    private static List<HostnameCertificate> once(List<HostnameCertificate> listed) {
        Map<CertificateId, HostnameCertificate> byId = new LinkedHashMap<>();
        listed.forEach(certificate -> byId.putIfAbsent(certificate.id(), certificate));
        return List.copyOf(byId.values());
    }

    /** Of several rows of a hostname the latest counts; when the API does not tell which that is, none is known. */
    public static Map<String, Association> byHostname(List<Association> associations) {
        Map<String, Association> map = new LinkedHashMap<>();
        for (Association association : associations) {
            map.merge(association.hostname(), association, ZoneContents::later);
        }
        return map;
    }

    private static Association later(Association one, Association other) {
        if (one.withoutTime().equals(other.withoutTime())) {
            return other;
        }
        if (one.changedAt() != null
                && other.changedAt() != null
                && !one.changedAt().equals(other.changedAt())) {
            return one.changedAt().isAfter(other.changedAt()) ? one : other;
        }
        return new Association(one.hostname(), null, null, null, null, null, true);
    }

    /** Certificates that are there to be used: what is being deleted stays in the list for a while. */
    public static List<HostnameCertificate> live(List<HostnameCertificate> certificates) {
        return certificates.stream()
                .filter(certificate -> !certificate.status().isTombstone())
                .toList();
    }

    /** Certificates that are there to be used. */
    public List<HostnameCertificate> live() {
        return live(certificates);
    }

    /** A certificate that is there to be used. */
    public Optional<HostnameCertificate> live(CertificateId id) {
        return certificate(id).filter(certificate -> !certificate.status().isTombstone());
    }

    /** A certificate in whatever status. */
    public Optional<HostnameCertificate> certificate(CertificateId id) {
        return certificates.stream()
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
            if (!association.isVoid() && id.equals(association.certificateId())) {
                hostnames.add(hostname);
            }
        });
        return hostnames;
    }

    /** Hostnames of which the API does not say what they present. */
    public List<String> unknown() {
        return associations.values().stream()
                .filter(Association::isUnknown)
                .map(Association::hostname)
                .toList();
    }
}
