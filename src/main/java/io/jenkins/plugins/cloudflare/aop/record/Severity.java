package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.Locale;

/** How something is shown: a sign beside the words, so that colour is never the only difference. */
public enum Severity {
    /** Proved. */
    GOOD("✓"),
    /** As expected, but nothing that protects an origin was proved. */
    FAIR("○"),
    /** No result. */
    UNSURE("?"),
    /** Disproved. */
    BAD("✕");

    private final String sign;

    Severity(String sign) {
        this.sign = sign;
    }

    /** One character, not for screen readers. */
    public String sign() {
        return sign;
    }

    /** The name as a class of the style sheet. */
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(VerdictEntry verdict) {
        String name = verdict.verdict() == null ? "" : verdict.verdict();
        if (verdict.passed()) {
            return name.equals("ENFORCED") || name.equals("SERVED") ? GOOD : FAIR;
        }
        return switch (name) {
            case "INCONCLUSIVE", "UNREACHABLE", "REFUSED_UNCONFIRMED" -> UNSURE;
            default -> BAD;
        };
    }
}
