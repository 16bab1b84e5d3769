package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.OldHello;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;

/** Whether TLS 1.0 or 1.1 is spoken, with which Java makes no visits. */
final class OldTlsWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.OLD_TLS;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        VisitRequest front = visitor.request(visitor.newest());
        for (OldHello version : OldHello.values()) {
            if (version.isSpoken(front)) {
                visitor.note(new DetourVisit(
                        Detour.OLD_TLS,
                        "on " + version.label(),
                        null,
                        Standard.WARNING,
                        false,
                        "the version is spoken, and Java cannot visit it"));
            }
        }
    }
}
