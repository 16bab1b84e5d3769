package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Layer;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A way on which a made-up origin serves its site to a visitor without the right certificate; all that
 * docs/verification.md lists, said again in other words than the probe's.
 *
 * @param detour under which it has to be found; null at the front door
 * @param inHttp whether it can only be there when the front door refuses in HTTP, after the handshake
 * @param port at which the origin has to listen for it
 */
record Opening(Detour detour, String name, boolean inHttp, int port, Predicate<Call> when) {
    static final String HOST = "app.example.test";
    static final String OTHER = "other.example.test";
    static final String ADDRESS = "192.0.2.1";

    /** Whoever comes, without a certificate or with a forged one. */
    static final Opening EVERYBODY = new Opening(null, "everybody", false, 443, Opening::front);

    /** All that are documented. */
    static final List<Opening> ALL = all();

    private static List<Opening> all() {
        List<Opening> all = new ArrayList<>();
        visitors(all);
        NameOpenings.add(all);
        MoreOpenings.add(all);
        return List.copyOf(all);
    }

    private static void visitors(List<Opening> all) {
        for (Visitor visitor : Visitor.values()) {
            boolean anonymous = visitor == Visitor.ANONYMOUS;
            if (visitor.isForged() || anonymous) {
                front(all, visitor.label(), call -> call.visitor() == visitor);
                for (TlsVersion version : TlsVersion.values()) {
                    front(
                            all,
                            visitor.label() + " on " + version.label(),
                            call -> call.visitor() == visitor && call.version() == version);
                }
            }
        }
        front(all, "any chain", call -> call.visitor().isForged());
        tls(
                all,
                Detour.EXPIRED_CERTIFICATE,
                "expired",
                false,
                call -> call.visitor() == Visitor.EXPIRED && front(call));
    }

    private static void front(List<Opening> all, String name, Predicate<Call> who) {
        all.add(new Opening(null, name, false, 443, call -> front(call) && who.test(call)));
    }

    static void tls(List<Opening> all, Detour detour, String name, boolean inHttp, Predicate<Call> when) {
        all.add(new Opening(
                detour, name, inHttp, 443, call -> call.port() == 443 && call.layer() == Layer.TLS && when.test(call)));
    }

    /** Whether an origin can have it at all. */
    boolean possible(MadeUpOrigin origin, int elsewhere) {
        boolean twelve = name.endsWith("TLS 1.2");
        boolean thirteen = name.endsWith("TLS 1.3") || name.equals("a long hello");
        return (origin.inHttp || !inHttp)
                && (origin.inHttp || elsewhere > 0 || !afterAnotherHandshake())
                && (origin.h2 || !name.contains("HTTP/2"))
                && (!twelve || origin.versions.contains(TlsVersion.TLS_1_2))
                && (!thirteen || origin.versions.contains(TlsVersion.TLS_1_3));
    }

    /** Whether it is chosen by a name in SNI, or by protocols on offer; nobody visits alone with a forged certificate. */
    boolean beforeTls() {
        return detour == Detour.OTHER_NAME
                && !inHttp
                && !name.contains("HTTP/2")
                && !name.startsWith("another SNI's")
                && !name.startsWith("any certificate");
    }

    /** TLS does not see Host: who is refused there without SNI or under another name is refused with any Host. */
    private boolean afterAnotherHandshake() {
        return name.startsWith("another name's session")
                || name.startsWith("another SNI's")
                || name.startsWith("the bare address without SNI")
                || name.startsWith("the unknown Host");
    }

    /** Whether a visit is one as Cloudflare makes it. */
    static boolean front(Call call) {
        return call.layer() == Layer.TLS
                && call.port() == 443
                && call.opening() == null
                && call.before() == null
                && call.hello() == HelloShape.USUAL
                && !call.longHello()
                && !call.h2()
                && named(call)
                && host(call, HOST)
                && call.question().method().equals("GET")
                && call.question().target().equals("/")
                && call.question().fields().isEmpty();
    }

    static boolean named(Call call) {
        return HOST.equals(call.sni());
    }

    static boolean host(Call call, String host) {
        return host.equals(call.question().host());
    }
}
