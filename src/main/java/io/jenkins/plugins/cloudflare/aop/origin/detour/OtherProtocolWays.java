package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import java.io.InterruptedIOException;

/** The front door over HTTP/2. */
final class OtherProtocolWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.OTHER_PROTOCOL;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        for (TlsVersion version : visitor.search().versions()) {
            visitor.visit(
                    Detour.OTHER_PROTOCOL,
                    "over HTTP/2 on " + version.label(),
                    visitor.request(version),
                    Standard.ANY_SUCCESS,
                    true);
        }
    }
}
