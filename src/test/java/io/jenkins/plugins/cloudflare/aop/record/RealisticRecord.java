package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import java.util.ArrayList;
import java.util.List;

/** Upload, enable and verify, as a job of a shop runs them. */
public final class RealisticRecord {
    private static final String ID = "2458ce5a-0c35-4c7f-82c7-8e9487d3ff60";
    private static final ZoneEntry ZONE = new ZoneEntry("023e105f4ecef8ad9ca31a8372d0c353", "example.com");

    private RealisticRecord() {}

    /** Upload, enable and verify: three hostnames at two origins, of every kind. */
    public static BuildRecord record() {
        return ExampleRecords.of(upload(), enable(), verify());
    }

    private static OperationEntry upload() {
        CertificateEntry certificate = new CertificateEntry(
                ID,
                ExampleRecords.SHA256,
                "4A3F0C99D21B7E6658",
                "CN=origin-pull.example.com",
                ExampleRecords.ISSUER,
                "2026-05-04T10:14:58Z",
                "2027-05-04T10:14:58Z",
                "active",
                false);
        return new OperationEntry(
                "aopUploadCertificate",
                "2026-05-04T10:15:00.120Z",
                "2026-05-04T10:15:41.870Z",
                Outcome.SUCCESS,
                null,
                ZONE,
                certificate,
                null,
                null,
                List.of(new WriteEntry("upload certificate", "2026-05-04T10:15:01Z", "8f1c2d3e4a5b6c7d-FRA")),
                List.of("The certificate is valid for 365 days; nothing renews it unless a job does."),
                null,
                null,
                null);
    }

    private static OperationEntry enable() {
        return new OperationEntry(
                "aopEnableHostname",
                "2026-05-04T10:15:42Z",
                "2026-05-04T10:17:02Z",
                Outcome.SUCCESS,
                null,
                ZONE,
                null,
                List.of(
                        new HostnameEntry("api.example.com", ID, true, "active", "active", true, null, null),
                        new HostnameEntry("shop.example.com", ID, true, "active", "active", true, null, null),
                        new HostnameEntry(
                                "static-assets.eu.example.com", ID, true, "active", "active", false, null, null)),
                null,
                List.of(new WriteEntry("associate 2 hostnames", "2026-05-04T10:15:43Z", "8f1c2d5f6a7b8c9d-FRA")),
                null,
                null,
                null,
                null);
    }

    private static OperationEntry verify() {
        List<VerdictEntry> verdicts = new ArrayList<>();
        for (String hostname : List.of("api.example.com", "shop.example.com", "static-assets.eu.example.com")) {
            verdicts.add(firstOrigin(hostname));
            verdicts.add(secondOrigin(hostname));
        }
        return new OperationEntry(
                "aopVerifyOrigin",
                "2026-05-04T10:17:03Z",
                "2026-05-04T10:17:31Z",
                Outcome.FAILURE,
                "3 of 6 origins are not proved to refuse everybody else; the worst is OPEN.",
                null,
                null,
                null,
                verdicts,
                null,
                List.of("The AAAA record of shop.example.com was not visited: no route to IPv6 from agent-eu-1."),
                null,
                null,
                null);
    }

    private static VerdictEntry firstOrigin(String hostname) {
        return entry(
                hostname,
                "203.0.113.10:443",
                "ENFORCED",
                "Visitors without a certificate or with a forged one are refused, your certificate is served.",
                null,
                "nginx/1.27.4",
                List.of(ExampleRecords.ISSUER),
                new TlsEntry("1.2", "HTTP 400", "HTTP 400", "HTTP 200"),
                new TlsEntry("1.3", "HTTP 400", "HTTP 400", "HTTP 200"));
    }

    private static VerdictEntry secondOrigin(String hostname) {
        return switch (hostname) {
            case "api.example.com" ->
                entry(
                        hostname,
                        "198.51.100.27:8443",
                        "OPEN",
                        "A visitor without a certificate got the same answer as the configured one.",
                        "Set SSLVerifyClient require in the virtual host of api.example.com and SSLCACertificateFile"
                                + " to the CA bundle that aopOriginConfig writes, then reload Apache.",
                        "Apache/2.4.62 (Debian)",
                        List.of(),
                        new TlsEntry("1.2", "HTTP 200", null, "HTTP 200"),
                        new TlsEntry("1.3", "HTTP 200", null, "HTTP 200"));
            case "shop.example.com" ->
                entry(
                        hostname,
                        "198.51.100.27:8443",
                        "ANY_CERTIFICATE",
                        "A visitor without a certificate is refused, but a forged, self-signed certificate is served.",
                        "Replace SSLVerifyClient optional_no_ca by require, so that Apache checks who signed the"
                                + " certificate.",
                        "Apache/2.4.62 (Debian)",
                        List.of(
                                ExampleRecords.ISSUER,
                                "CN=Cloudflare Origin Pull CA",
                                "CN=Example Root",
                                "CN=Old Root"),
                        new TlsEntry("1.2", "alert handshake_failure", "HTTP 200", "HTTP 200"),
                        new TlsEntry("1.3", "alert certificate_required", "HTTP 200", "HTTP 200"));
            default ->
                entry(
                        hostname,
                        "[2001:db8:0:17::2a]:443",
                        "INCONCLUSIVE",
                        "Every visitor got the same 403, so who was refused for the certificate cannot be told.",
                        "Choose a path that a legitimate client may read.",
                        null,
                        List.of(),
                        new TlsEntry("1.3", "HTTP 403", "HTTP 403", "HTTP 403"));
        };
    }

    private static VerdictEntry entry(
            String hostname,
            String origin,
            String verdict,
            String reason,
            String advice,
            String server,
            List<String> issuers,
            TlsEntry... tls) {
        return new VerdictEntry(
                hostname,
                origin,
                "enforced",
                verdict,
                verdict.equals("ENFORCED"),
                reason,
                null,
                advice,
                server,
                issuers,
                List.of(tls),
                null,
                null,
                "agent-eu-1",
                "2026-05-04T10:17:29.412Z",
                2_340L,
                null,
                null);
    }
}
