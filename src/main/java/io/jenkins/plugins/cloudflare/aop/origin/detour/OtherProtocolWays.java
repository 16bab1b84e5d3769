package io.jenkins.plugins.cloudflare.aop.origin.detour;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The front door over HTTP/2, and as one of WebSockets: where HTTP refuses, requests for these may be let by to what is to
 * answer them.
 */
final class OtherProtocolWays implements DetourWays {
    /** 16 bytes (RFC 6455, section 4.1), of which the server sends a digest back. */
    private static final String NONCE = Base64.getEncoder().encodeToString("cloudflare-aop--".getBytes(US_ASCII));

    @Override
    public Detour detour() {
        return Detour.OTHER_PROTOCOL;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Visit refusal = visitor.refusal(Detour.OTHER_PROTOCOL);
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            boolean further = refusal != null && version == refusal.version();
            parts.add(one -> httpTwo(one, version, further));
        }
        if (refusal != null) {
            parts.add(one -> webSocket(one, refusal.version()));
        }
        VisitRequest front = ForgedVisits.frontDoor(visitor, Detour.OTHER_PROTOCOL);
        if (front != null) {
            String way = "over HTTP/2 on " + front.versions().get(0).label();
            parts.add(one -> ForgedVisits.each(
                    one,
                    front,
                    (two, request) -> two.visit(Detour.OTHER_PROTOCOL, way, request, Standard.ANY_SUCCESS, true)));
        }
        visitor.sideBySide(parts);
    }

    private static void httpTwo(DetourVisitor visitor, TlsVersion version, boolean further)
            throws InterruptedIOException {
        VisitRequest request = visitor.scene().request(version);
        String way = "over HTTP/2 on " + version.label();
        Visit visit = visitor.visit(Detour.OTHER_PROTOCOL, way, request, Standard.ANY_SUCCESS, true);
        if (further && visit.answer() != null && !visit.served()) {
            SecondRequests.atFrontDoor(visitor, Detour.OTHER_PROTOCOL, request, true);
        }
    }

    private static void webSocket(DetourVisitor visitor, TlsVersion version) throws InterruptedIOException {
        VisitRequest front = visitor.scene().request(version);
        Map<String, String> handshake = new LinkedHashMap<>();
        handshake.put("Connection", "Upgrade");
        handshake.put("Upgrade", "websocket");
        handshake.put("Sec-WebSocket-Version", "13");
        handshake.put("Sec-WebSocket-Key", NONCE);
        PatientVisits.Decided decided =
                visitor.decide(front.asking(front.question().with(handshake)), false);
        Visit visit = decided.visit();
        // Who is let in there is answered neither with success nor with the page.
        Standard standard = visit.status() == SingleVisit.SWITCHED ? Standard.ANY_ANSWER : Standard.ANY_SUCCESS;
        visitor.note(DetourVisit.of(
                Detour.OTHER_PROTOCOL,
                "with a request for a WebSocket on " + version.label(),
                visit,
                standard,
                decided.doubtful()));
    }
}
