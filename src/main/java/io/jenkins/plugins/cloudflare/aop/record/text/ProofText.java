package io.jenkins.plugins.cloudflare.aop.record.text;

import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.TlsName;
import java.util.Objects;

/** A proof in lines of text: verdict, what was seen, what to change, what was said before. */
public final class ProofText {
    private final StringBuilder lines = new StringBuilder("\n");

    private ProofText() {}

    public static String of(LatestProof proof) {
        ProofText text = new ProofText();
        VerdictEntry verdict = proof.verdict();
        text.line("Verdict", verdict.verdict());
        text.line("Reason", verdict.reason());
        verdict.detours().forEach(detour -> text.line("Detour", detour));
        text.line("Own certificate", FailureReason.distrust(verdict).orElse(null));
        text.line("What to change", verdict.advice());
        for (TlsEntry tls : verdict.tls()) {
            text.line(
                    TlsName.label(tls.version()),
                    "without a certificate " + visit(tls.anonymous()) + ", forged certificate " + visit(tls.forged())
                            + ", your certificate " + visit(tls.configured()));
        }
        text.line("Server", verdict.server());
        verdict.acceptedIssuers().forEach(issuer -> text.line("Accepted issuer", issuer));
        text.line(
                "Origin's own certificate",
                verdict.originCertificate() == null
                        ? null
                        : verdict.originCertificate().line());
        text.line("Certificate at Cloudflare", verdict.certificateId());
        text.line("Visited from", verdict.place());
        text.line("At", verdict.at());
        for (VerdictEntry earlier : proof.earlier()) {
            text.line("Earlier in this build", earlier.verdict() + " at " + earlier.at() + ": " + earlier.reason());
        }
        return text.lines.toString();
    }

    private static String visit(String seen) {
        return Objects.requireNonNullElse(seen, "no visit");
    }

    private void line(String name, String value) {
        if (value != null && !value.isBlank()) {
            lines.append(name).append(": ").append(value).append('\n');
        }
    }
}
