package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import java.util.List;

/**
 * What one pass found out about one origin under one hostname.
 *
 * @param detours ways around an origin that enforces; empty when it does not, as none is needed then
 * @param http3 what is said of HTTP/3; empty when it was not sought
 * @param certificate what the origin shows, null when it was not seen
 * @param distrust why that fails the origin, null when it does not
 */
record OriginFinding(
        OriginVerdict verdict,
        List<DetourFinding> detours,
        List<Http3Verdict> http3,
        ServerCertificate certificate,
        String distrust) {

    Target target() {
        return verdict.target();
    }

    /** Whether it refuses every other visitor at the front door and on every detour that was sought. */
    boolean enforced() {
        return verdict.verdict() == Verdict.ENFORCED && detours.isEmpty();
    }

    boolean passes(Expectation expectation) {
        return distrust == null
                && switch (expectation) {
                    case ENFORCED -> enforced();
                    case ACCEPTING -> verdict.accepting();
                };
    }

    /** For people, in a sentence or a few. */
    String sentences() {
        StringBuilder text = new StringBuilder();
        text.append(target().label()).append(" is ").append(verdict.verdict());
        if (detours.isEmpty()) {
            text.append(". ").append(verdict.reason());
        } else {
            text.append(", but there is a detour:");
            detours.forEach(detour -> text.append(' ').append(detour.sentence()));
        }
        if (distrust != null) {
            text.append(' ').append(distrust);
        }
        if (!verdict.advice().isEmpty()) {
            text.append(' ').append(verdict.advice());
        }
        return text.toString();
    }
}
