package io.jenkins.plugins.cloudflare.aop.run;

import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.OriginCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.ArrayList;
import java.util.List;

/** Operations as builds record them. */
final class PageRecords {
    static final String ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    static final String OPEN_REASON =
            "No certificate was asked for, and a visitor without one got the same answer as yours (HTTP 200).";
    static final String DETOUR = "RESUMPTION: a session that api.example.com had opened without a certificate was"
            + " resumed under www.example.com, and the site was served (HTTP 200).";

    private static final String AT = "2026-05-04T10:15:00Z";
    private static final String ID = "2458ce5a-0c35-4c7f-82c7-8e9487d3ff60";
    private static final String OLD = "7c1d9e24-5b60-4d3f-9a18-2f6e0b7c4d51";

    private PageRecords() {}

    /** Everything that comes from outside is an attack. */
    static OperationEntry hostile() {
        return new OperationEntry(
                ATTACK,
                AT,
                "2026-05-04T10:15:01Z",
                Outcome.FAILURE,
                ATTACK,
                new ZoneEntry(ATTACK, ATTACK),
                new CertificateEntry(ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, AT, "2027-05-04T10:15:00Z", ATTACK, true),
                List.of(new HostnameEntry(ATTACK, ATTACK, true, ATTACK, ATTACK, true, ATTACK, null)),
                List.of(new VerdictEntry(
                        ATTACK,
                        ATTACK,
                        "enforced",
                        "OPEN",
                        false,
                        ATTACK,
                        List.of(ATTACK),
                        ATTACK,
                        ATTACK,
                        List.of(ATTACK),
                        List.of(new TlsEntry("1.3", ATTACK, ATTACK, ATTACK)),
                        ATTACK,
                        new OriginCertificateEntry(ATTACK, ATTACK, AT, 1L, false, ATTACK),
                        "controller",
                        AT,
                        5L,
                        null,
                        null)),
                List.of(new WriteEntry(ATTACK, AT, ATTACK)),
                List.of(ATTACK),
                List.of(new PhaseEntry(ATTACK, AT, ATTACK)),
                List.of(new ZoneCertificateEntry(
                        ATTACK, "hostname", ATTACK, ATTACK, ATTACK, AT, 1L, ATTACK, 1, ATTACK, ATTACK)),
                new LevelsEntry(ATTACK, true, false, List.of(ATTACK)));
    }

    /** Hostnames and origins, one open, one with a way around, one that Cloudflare reaches. */
    static OperationEntry matrix() {
        return new OperationEntry(
                "aopVerifyOrigin",
                AT,
                "2026-05-04T10:15:09Z",
                Outcome.FAILURE,
                "2 of 4 origins are not enforced; the worst is OPEN.",
                null,
                null,
                null,
                List.of(
                        enforced("www.example.com", "203.0.113.10:443", null),
                        enforced("www.example.com", "198.51.100.27:443", DETOUR),
                        enforced("api.example.com", "203.0.113.10:443", null),
                        verdict(
                                "api.example.com",
                                "[2001:db8::17]:8443",
                                "OPEN",
                                false,
                                OPEN_REASON,
                                null,
                                "Add ssl_verify_client on and ssl_client_certificate to the server block of"
                                        + " api.example.com, then reload nginx."),
                        verdict(
                                "www.example.com",
                                VerdictEntry.THROUGH_CLOUDFLARE,
                                "SERVED",
                                true,
                                "The origin served Cloudflare: HTTP 200, cf-cache-status DYNAMIC (CF-Ray"
                                        + " 8f3c1d2e4b5a6978-FRA).",
                                null,
                                null)),
                null,
                List.of("The A record of api.example.com to 203.0.113.10 is not proxied: its visitors go around"
                        + " Cloudflare and will be refused once the origin enforces."),
                null,
                null,
                null);
    }

    /** A look at many hostnames. */
    static OperationEntry associations(int number) {
        List<HostnameEntry> hostnames = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            hostnames.add(new HostnameEntry("h" + i + ".example.com", ID, true, "active", "active", false, null, null));
        }
        return new OperationEntry(
                "aopStatus", AT, AT, Outcome.SUCCESS, null, null, null, hostnames, null, null, null, null, null, null);
    }

    /** Many names that are open at one origin, and some that another one protects. */
    static OperationEntry many(int open, int enforced) {
        List<VerdictEntry> verdicts = new ArrayList<>();
        for (int i = 0; i < open; i++) {
            verdicts.add(verdict(
                    "n" + i + ".example.com", "127.0.0.1:8445", "OPEN", false, OPEN_REASON, null, "Require it."));
        }
        for (int i = 0; i < enforced; i++) {
            verdicts.add(enforced("p" + i + ".example.com", "203.0.113.10:443", null));
        }
        return new OperationEntry(
                "aopVerifyOrigin",
                AT,
                "2026-05-04T10:15:09Z",
                Outcome.FAILURE,
                open + " origins are not enforced.",
                null,
                null,
                null,
                verdicts,
                null,
                null,
                null,
                null,
                null);
    }

    /** A rotation with its phases, and a look at the zone that finds something else than builds left. */
    static OperationEntry life() {
        return new OperationEntry(
                "aopRotateCertificate",
                AT,
                "2026-05-04T10:19:00Z",
                Outcome.SUCCESS,
                null,
                new ZoneEntry("023e105f4ecef8ad9ca31a8372d0c353", "example.com"),
                new CertificateEntry(
                        ID,
                        null,
                        "4A3F",
                        "CN=www.example.com",
                        "CN=Example Origin Pull CA",
                        AT,
                        "2099-05-04T10:15:00Z",
                        "active",
                        false),
                List.of(new HostnameEntry("www.example.com", ID, true, "active", "active", true, null, null)),
                null,
                null,
                null,
                List.of(
                        new PhaseEntry("upload", AT, "Certificate " + ID + " is active."),
                        new PhaseEntry("switch", "2026-05-04T10:17:00Z", "www.example.com uses it."),
                        new PhaseEntry("delete", "2026-05-04T10:18:00Z", "Certificate " + OLD + " is deleted.")),
                List.of(new ZoneCertificateEntry(
                        ID,
                        "hostname",
                        null,
                        "CN=www.example.com",
                        "CN=Example Origin Pull CA",
                        "2099-05-04T10:15:00Z",
                        1L,
                        "active",
                        2,
                        "kept",
                        "2 hostnames use it")),
                new LevelsEntry(
                        "strict",
                        false,
                        true,
                        List.of("api.example.com uses certificate " + OLD + ", but a build enabled it with " + ID
                                + ".")));
    }

    private static VerdictEntry enforced(String hostname, String origin, String detour) {
        return verdict(
                hostname,
                origin,
                "ENFORCED",
                detour == null,
                "Visitors without a certificate or with a forged one are refused, your certificate is served.",
                detour,
                detour == null
                        ? null
                        : "Set ssl_session_tickets off, or have every server block ask for a certificate.");
    }

    private static VerdictEntry verdict(
            String hostname,
            String origin,
            String verdict,
            boolean passed,
            String reason,
            String detour,
            String advice) {
        return new VerdictEntry(
                hostname,
                origin,
                "enforced",
                verdict,
                passed,
                reason,
                detour == null ? null : List.of(detour),
                advice,
                "nginx",
                List.of("CN=Example Origin Pull CA"),
                List.of(new TlsEntry("1.3", "HTTP 400", "HTTP 400", "HTTP 200")),
                null,
                null,
                "controller",
                "2026-05-04T10:15:05Z",
                1_250L,
                null,
                null);
    }
}
