package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.ADDRESS;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.HOST;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.host;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Openings at other ports than the target's own, for the usual Host of each and for others. */
final class PortOpenings {
    private PortOpenings() {}

    static void add(List<Opening> all) {
        hosts(80, HOST).forEach((name, when) -> open(all, Detour.PLAIN_HTTP, 80, name, Layer.PLAIN, when));
        for (int port : List.of(2053, 2083, 2087, 2096, 8443)) {
            String usual = HOST + ":" + port;
            open(all, Detour.OTHER_PORT, port, "", Layer.TLS, call -> host(call, usual));
            open(all, Detour.OTHER_PORT, port, ", no SNI", Layer.TLS, call -> call.sni() == null && host(call, usual));
            open(
                    all,
                    Detour.OTHER_PORT,
                    port,
                    ", any certificate",
                    Layer.TLS,
                    call -> call.visitor().isForged() && HOST.equals(call.sni()) && host(call, usual));
            open(
                    all,
                    Detour.OTHER_PORT,
                    port,
                    ", another SNI",
                    Layer.TLS,
                    call -> Opening.OTHER.equals(call.sni()) && host(call, usual));
            open(all, Detour.OTHER_PORT, port, ", HTTP/2", Layer.TLS, call -> call.h2() && HOST.equals(call.sni()));
            hosts(port, usual).forEach((name, when) -> {
                open(all, Detour.OTHER_PORT, port, name, Layer.TLS, call -> HOST.equals(call.sni()) && when.test(call));
                if (!name.contains("spelt")) {
                    Predicate<Call> unnamed = call -> call.sni() == null && when.test(call);
                    open(all, Detour.OTHER_PORT, port, name + ", no SNI", Layer.TLS, unnamed);
                }
            });
        }
        for (int port : List.of(8080, 8880, 2052, 2082, 2086, 2095)) {
            open(all, Detour.OTHER_PORT, port, "", Layer.PLAIN, call -> true);
            open(
                    all,
                    Detour.OTHER_PORT,
                    port,
                    ", as if it had been https",
                    Layer.PLAIN,
                    call -> "https".equals(call.question().fields().get("X-Forwarded-Proto")));
            hosts(port, HOST + ":" + port)
                    .forEach((name, when) -> open(all, Detour.OTHER_PORT, port, name, Layer.PLAIN, when));
        }
    }

    private static Map<String, Predicate<Call>> hosts(int port, String usual) {
        String suffix = usual.substring(HOST.length());
        Map<String, Predicate<Call>> hosts = new LinkedHashMap<>();
        hosts.put(
                ", an unknown Host",
                call -> call.question().host() != null && call.question().host().endsWith(".invalid"));
        hosts.put(", the bare address", call -> host(call, ADDRESS + suffix));
        for (String spelt : List.of(
                HOST + "." + suffix,
                HOST.toUpperCase(Locale.ROOT) + suffix,
                suffix.isEmpty() ? HOST + ":" + port : HOST)) {
            hosts.put(", spelt " + spelt, call -> host(call, spelt));
        }
        return hosts;
    }

    private static void open(
            List<Opening> all, Detour detour, int port, String name, Layer layer, Predicate<Call> when) {
        all.add(new Opening(
                detour,
                "port " + port + name,
                false,
                port,
                call -> call.port() == port && call.layer() == layer && when.test(call)));
    }
}
