package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** What operations tell the record, at a time that the test chooses. */
public final class Told {
    public static final String ZONE = "example.com";

    private final String at;

    private Told(String at) {
        this.at = at;
    }

    public static Told at(String instant) {
        return new Told(instant);
    }

    public static Told daysAgo(long days) {
        return new Told(day(-days));
    }

    /** So many days from now. */
    public static String day(long days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(days, ChronoUnit.DAYS)
                .plusSeconds(days > 0 ? 3_600 : 0)
                .toString();
    }

    public static BuildRecord record(OperationEntry... operations) {
        return new BuildRecord(BuildRecord.SCHEMA_VERSION, "job#1", List.of(operations));
    }

    public OperationEntry upload(String id, String sha256, String notAfter) {
        return operation(
                "aopUploadCertificate",
                new CertificateEntry(id, sha256, "1", "CN=" + id, "CN=ca", null, notAfter, "active", false),
                List.of(),
                List.of(),
                List.of());
    }

    /** Points hostnames to a certificate that was uploaded before. */
    public OperationEntry enable(String id, String... hostnames) {
        return associations(
                hostnames, hostname -> new HostnameEntry(hostname, id, true, "active", "active", true, null, null));
    }

    public OperationEntry disable(String... hostnames) {
        return associations(
                hostnames, hostname -> new HostnameEntry(hostname, null, null, null, null, true, null, null));
    }

    private OperationEntry associations(
            String[] hostnames, java.util.function.Function<String, HostnameEntry> association) {
        return operation(
                "aopEnableHostname",
                null,
                Arrays.stream(hostnames).map(association).toList(),
                List.of(),
                List.of());
    }

    public OperationEntry verify(String hostname, String... verdicts) {
        return verifyWith(null, hostname, verdicts);
    }

    /** One origin for each verdict. */
    public OperationEntry verifyWith(CertificateEntry used, String hostname, String... verdicts) {
        List<VerdictEntry> entries = new java.util.ArrayList<>();
        for (String verdict : verdicts) {
            boolean through = verdict.equals("SERVED");
            entries.add(new VerdictEntry(
                    hostname,
                    through ? VerdictEntry.THROUGH_CLOUDFLARE : "192.0.2." + (entries.size() + 1) + ":443",
                    "enforced",
                    verdict,
                    through || verdict.equals("ENFORCED"),
                    "Because of what was seen.",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "controller",
                    at,
                    5L,
                    null,
                    null));
        }
        return new OperationEntry(
                "aopVerifyOrigin",
                at,
                at,
                Outcome.SUCCESS,
                null,
                null,
                used,
                null,
                entries,
                null,
                null,
                null,
                null,
                null);
    }

    /** A look that found another certificate in use than builds left; null for none. */
    public OperationEntry drifted(String hostname, String id) {
        return drifted(hostname, id, null);
    }

    public OperationEntry drifted(String hostname, String id, LeftBy left) {
        return associations(
                new String[] {hostname},
                any -> new HostnameEntry(
                        hostname,
                        id,
                        id == null ? null : true,
                        null,
                        null,
                        false,
                        "hostname " + hostname + " differs",
                        left));
    }

    /** A look that found what builds left. */
    public OperationEntry asLeft(String hostname, String id) {
        return associations(
                new String[] {hostname},
                any -> new HostnameEntry(hostname, id, true, "active", "active", false, null, null));
    }

    public OperationEntry look(ZoneCertificateEntry... held) {
        return operation("aopStatus", null, List.of(), List.of(), List.of(held));
    }

    public static ZoneCertificateEntry held(String id, String notAfter, int hostnames, String fate) {
        return new ZoneCertificateEntry(
                id, "hostname", null, "CN=" + id, "CN=ca", notAfter, 1L, "active", hostnames, fate, null);
    }

    private OperationEntry operation(
            String name,
            CertificateEntry certificate,
            List<HostnameEntry> hostnames,
            List<VerdictEntry> verdicts,
            List<ZoneCertificateEntry> held) {
        return new OperationEntry(
                name,
                at,
                at,
                Outcome.SUCCESS,
                null,
                new ZoneEntry("023e105f4ecef8ad9ca31a8372d0c353", ZONE),
                certificate,
                hostnames,
                verdicts,
                null,
                null,
                null,
                held,
                null);
    }
}
