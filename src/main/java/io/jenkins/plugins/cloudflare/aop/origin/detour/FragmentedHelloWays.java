package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The front door with a ClientHello that is cut or long. What reads the server name before TLS may not find it then, and
 * send the visit elsewhere (CVE-2026-32305).
 */
final class FragmentedHelloWays implements DetourWays {
    private static final Map<HelloShape, String> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put(HelloShape.MANY_RECORDS, "with a ClientHello in many records");
        SHAPES.put(HelloShape.MANY_SEGMENTS, "with a ClientHello in two segments");
        SHAPES.put(HelloShape.LATE_SEGMENTS, "with a ClientHello whose second half comes late");
    }

    @Override
    public Detour detour() {
        return Detour.FRAGMENTED_HELLO;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        for (TlsVersion version : visitor.search().versions()) {
            for (Map.Entry<HelloShape, String> shape : SHAPES.entrySet()) {
                visitor.visit(
                        Detour.FRAGMENTED_HELLO,
                        shape.getValue() + " on " + version.label(),
                        visitor.request(version).saying(shape.getKey()),
                        Standard.ANY_SUCCESS);
            }
        }
        longHello(visitor);
        configured(visitor);
    }

    /** As long as one with a key for X25519MLKEM768. */
    private static void longHello(DetourVisitor visitor) throws InterruptedIOException {
        if (visitor.search().versions().contains(TlsVersion.TLS_1_3)) {
            VisitRequest request = visitor.request(TlsVersion.TLS_1_3);
            visitor.ask(
                    Detour.FRAGMENTED_HELLO,
                    "with a long ClientHello on TLS 1.3",
                    TlsVersion.TLS_1_3,
                    Standard.ANY_SUCCESS,
                    () -> visitor.visits().withLongHello(request));
        }
    }

    /** Cloudflare sends such hellos, too, and should be let in. */
    private static void configured(DetourVisitor visitor) throws InterruptedIOException {
        Identity configured = visitor.search().configured();
        if (configured == null) {
            return;
        }
        VisitRequest request = visitor.request(visitor.newest(), configured);
        Visit usual = visitor.decide(request, false).visit();
        Visit cut =
                visitor.decide(request.saying(HelloShape.MANY_RECORDS), false).visit();
        if (usual.answer() != null && cut.answer() == null) {
            visitor.note(DetourVisit.of(
                    Detour.FRAGMENTED_HELLO,
                    "with the configured certificate and a ClientHello in many records, as Cloudflare may send it",
                    cut,
                    Standard.WARNING,
                    false));
        }
    }
}
