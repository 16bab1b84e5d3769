package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Associations as records and scripts see them. */
public final class HostnameEntries {
    private HostnameEntries() {}

    /** @param changed whether the operation changed a hostname's association */
    public static List<HostnameEntry> of(
            Collection<String> hostnames,
            Map<String, Association> present,
            List<HostnameCertificate> certificates,
            Predicate<String> changed) {
        return of(hostnames, present, certificates, changed, Map.of());
    }

    /**
     * @param changed whether the operation changed a hostname's association
     * @param drift in which way hostnames are not as builds left them
     */
    static List<HostnameEntry> of(
            Collection<String> hostnames,
            Map<String, Association> present,
            List<HostnameCertificate> certificates,
            Predicate<String> changed,
            Map<String, Drift.Difference> drift) {
        List<HostnameEntry> entries = new ArrayList<>();
        for (String hostname : hostnames) {
            Association association = present.get(hostname);
            Drift.Difference drifted = drift.get(hostname);
            String text = drifted == null ? null : drifted.text();
            LeftBy left = drifted == null ? null : drifted.left();
            entries.add(
                    association == null
                            ? new HostnameEntry(hostname, null, null, null, null, changed.test(hostname), text, left)
                            : new HostnameEntry(
                                    hostname,
                                    association.certificateId() == null
                                            ? null
                                            : association.certificateId().value(),
                                    association.enabled(),
                                    association.statusText(),
                                    status(association.certificateId(), certificates),
                                    changed.test(hostname),
                                    text,
                                    left));
        }
        return entries;
    }

    private static String status(CertificateId id, List<HostnameCertificate> certificates) {
        return certificates.stream()
                .filter(certificate -> certificate.id().equals(id))
                .map(HostnameCertificate::statusText)
                .findFirst()
                .orElse(null);
    }

    /** What a step returns: a map for each hostname. */
    public static List<Map<String, Object>> result(List<HostnameEntry> entries) {
        List<Map<String, Object>> result = new ArrayList<>();
        for (HostnameEntry entry : entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("hostname", entry.hostname());
            map.put("certificateId", entry.certificateId());
            map.put("enabled", entry.enabled());
            map.put("status", entry.status());
            map.put("certificateStatus", entry.certificateStatus());
            result.add(map);
        }
        return result;
    }
}
