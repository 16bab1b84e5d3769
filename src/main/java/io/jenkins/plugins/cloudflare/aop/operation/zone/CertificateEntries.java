package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The certificates of a zone as records and scripts see them. */
public final class CertificateEntries {
    private CertificateEntries() {}

    /** @param hostnames how many refer to it; null on the zone level */
    public static ZoneCertificateEntry of(HostnameCertificate certificate, Integer hostnames, Instant now) {
        Optional<X509Certificate> leaf = certificate.leaf();
        Instant end = end(certificate);
        return new ZoneCertificateEntry(
                certificate.id().value(),
                hostnames == null ? "zone" : "hostname",
                certificate.sha256().orElse(null),
                leaf.map(x -> x.getSubjectX500Principal().getName()).orElse(null),
                leaf.map(x -> x.getIssuerX500Principal().getName()).orElse(certificate.issuer()),
                end == null ? null : IsoTime.of(end),
                end == null ? null : daysLeft(end, now),
                certificate.statusText(),
                hostnames,
                null,
                null);
    }

    /** End of validity; null when neither the certificate nor the API tells. */
    public static Instant end(HostnameCertificate certificate) {
        return certificate.leaf().map(leaf -> leaf.getNotAfter().toInstant()).orElse(certificate.expiresOn());
    }

    /** Whole days, negative once it has passed. */
    public static long daysLeft(Instant end, Instant now) {
        return Math.floorDiv(
                Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** What a step returns: a map for each certificate. */
    public static List<Map<String, Object>> result(List<ZoneCertificateEntry> entries) {
        return entries.stream().map(CertificateEntries::map).toList();
    }

    private static Map<String, Object> map(ZoneCertificateEntry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", entry.id());
        map.put("level", entry.level());
        map.put("sha256", entry.sha256());
        map.put("subject", entry.subject());
        map.put("issuer", entry.issuer());
        map.put("expiresOn", entry.notAfter());
        map.put("daysLeft", entry.daysLeft());
        map.put("status", entry.status());
        map.put("hostnames", entry.hostnames());
        if (entry.fate() != null) {
            map.put("reason", entry.reason());
        }
        return map;
    }
}
