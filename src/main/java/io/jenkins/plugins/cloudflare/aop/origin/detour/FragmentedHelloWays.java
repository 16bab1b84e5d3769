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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    public boolean waits() {
        return true;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            SHAPES.forEach((shape, way) -> parts.add(one -> one.visit(
                    Detour.FRAGMENTED_HELLO,
                    way + " on " + version.label(),
                    one.scene().request(version).saying(shape),
                    Standard.ANY_SUCCESS,
                    false)));
        }
        parts.add(FragmentedHelloWays::longHello);
        parts.add(FragmentedHelloWays::configured);
        visitor.sideBySide(parts);
    }

    /** As long as one with a key for X25519MLKEM768. */
    private static void longHello(DetourVisitor visitor) throws InterruptedIOException {
        if (visitor.scene().search().versions().contains(TlsVersion.TLS_1_3)) {
            VisitRequest request = visitor.scene().request(TlsVersion.TLS_1_3);
            visitor.ask(
                    Detour.FRAGMENTED_HELLO,
                    "with a long ClientHello on TLS 1.3",
                    TlsVersion.TLS_1_3,
                    Standard.ANY_SUCCESS,
                    () -> visitor.scene().visits().withLongHello(request));
        }
    }

    /** Cloudflare sends such hellos, too, and should be let in. */
    private static void configured(DetourVisitor visitor) throws InterruptedIOException {
        Identity configured = visitor.scene().search().configured();
        if (configured == null) {
            return;
        }
        VisitRequest request = visitor.scene().request(visitor.scene().newest(), configured);
        Visit cut =
                visitor.decide(request.saying(HelloShape.MANY_RECORDS), false).visit();
        if (cut.answer() == null && visitor.decide(request, false).visit().answer() != null) {
            visitor.note(DetourVisit.of(
                    Detour.FRAGMENTED_HELLO,
                    "with the configured certificate and a ClientHello in many records, as Cloudflare may send it",
                    cut,
                    Standard.WARNING,
                    false));
        }
    }
}
