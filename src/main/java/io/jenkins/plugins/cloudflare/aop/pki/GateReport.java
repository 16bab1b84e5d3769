package io.jenkins.plugins.cloudflare.aop.pki;

import java.util.List;

/**
 * What the gate says of a certificate that may be sent.
 *
 * @param daysLeft whole days until the end of its validity
 * @param warnings one sentence each
 */
public record GateReport(long daysLeft, List<String> warnings) {
    public GateReport {
        warnings = List.copyOf(warnings);
    }
}
