package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import java.util.List;

/** Records as builds write them. */
public final class ExampleRecords {
    public static final String ATTACK = "<img src=x onerror=\"alert(1)\">'&]]>";
    public static final String SHA256 = "9f2b6c1d4e8a7305b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778a";
    static final String ISSUER = "CN=Origin pull CA,O=Example Ltd";

    private ExampleRecords() {}

    public static VerdictEntry verdict(
            String hostname, String origin, String expected, String verdict, boolean passed) {
        return new VerdictEntry(
                hostname,
                origin,
                expected,
                verdict,
                passed,
                "Because of what was seen.",
                null,
                passed ? null : "Set ssl_verify_client on.",
                "nginx",
                List.of(ISSUER),
                List.of(new TlsEntry("1.3", "HTTP 400", "HTTP 400", "HTTP 200")),
                null,
                null,
                "built-in",
                "2026-05-04T10:20:00Z",
                1_250L,
                null,
                null);
    }

    public static OperationEntry operation(String name, Outcome outcome, String failure, VerdictEntry... verdicts) {
        return new OperationEntry(
                name,
                "2026-05-04T10:15:00Z",
                "2026-05-04T10:20:01Z",
                outcome,
                failure,
                null,
                null,
                null,
                List.of(verdicts),
                null,
                null,
                null,
                null,
                null);
    }

    public static BuildRecord of(OperationEntry... operations) {
        return new BuildRecord(BuildRecord.SCHEMA_VERSION, "shop/deploy #128", List.of(operations));
    }

    /** Everything that comes from outside is an attack. */
    public static BuildRecord hostile() {
        String text = ATTACK + "\u0000\u001b[31m\u202e\ud800\ufffe\ud83d\ude00";
        TlsEntry tls = new TlsEntry(text, text, text, text);
        VerdictEntry verdict = new VerdictEntry(
                text,
                text,
                text,
                text,
                false,
                text,
                List.of(text),
                text,
                text,
                List.of(text),
                List.of(tls),
                null,
                null,
                text,
                text,
                1L,
                null,
                null);
        CertificateEntry certificate = new CertificateEntry(text, text, text, text, text, text, text, text, true);
        OperationEntry operation = new OperationEntry(
                text,
                text,
                text,
                Outcome.FAILURE,
                text,
                new ZoneEntry(text, text),
                certificate,
                List.of(new HostnameEntry(text, text, true, text, text, true, text, new LeftBy(text, text))),
                List.of(verdict, verdict),
                List.of(new WriteEntry(text, text, text)),
                List.of(text),
                List.of(new PhaseEntry(text, text, text)),
                List.of(new ZoneCertificateEntry(text, text, text, text, text, text, 1L, text, 1, text, text)),
                new LevelsEntry(text, true, false, List.of(text)));
        return new BuildRecord(BuildRecord.SCHEMA_VERSION, text, List.of(operation, operation));
    }
}
