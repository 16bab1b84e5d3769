package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** The front door over HTTP/2. */
final class OtherProtocolWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.OTHER_PROTOCOL;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            parts.add(one -> one.visit(
                    Detour.OTHER_PROTOCOL,
                    "over HTTP/2 on " + version.label(),
                    one.scene().request(version),
                    Standard.ANY_SUCCESS,
                    true));
        }
        visitor.sideBySide(parts);
    }
}
