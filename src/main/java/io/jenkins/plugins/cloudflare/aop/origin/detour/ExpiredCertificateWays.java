package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import java.io.InterruptedIOException;

/** The front door with a certificate of the configured issuer whose validity is over. */
final class ExpiredCertificateWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.EXPIRED_CERTIFICATE;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Identity expired = visitor.scene().search().expired();
        if (expired == null) {
            return;
        }
        for (TlsVersion version : visitor.scene().search().versions()) {
            PatientVisits.Decided decided = visitor.decide(visitor.scene().request(version, expired), false);
            // A server that asks for none, or for another kind, shows nothing of how it takes this one.
            if (decided.visit().certificateSent()) {
                visitor.note(DetourVisit.of(
                        Detour.EXPIRED_CERTIFICATE,
                        "on " + version.label(),
                        decided.visit(),
                        Standard.ANY_SUCCESS,
                        decided.doubtful()));
            }
        }
    }
}
