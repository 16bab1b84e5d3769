package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Layer;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        names(all);
        plain(all);
        headers(all);
        paths(all);
        others(all);
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
        tls(all, Detour.EXPIRED_CERTIFICATE, "expired", false, call -> call.visitor() == Visitor.EXPIRED && front(call));
    }

    private static void front(List<Opening> all, String name, Predicate<Call> who) {
        all.add(new Opening(null, name, false, 443, call -> front(call) && who.test(call)));
    }

    private static void names(List<Opening> all) {
        name(all, "no SNI", false, call -> call.sni() == null && host(call, HOST));
        name(all, "an unknown SNI", false, call -> call.sni() != null
                && !call.sni().equalsIgnoreCase(HOST)
                && !call.sni().equals(OTHER)
                && host(call, HOST));
        name(all, "another SNI", false, call -> OTHER.equals(call.sni()) && host(call, HOST));
        name(all, "SNI in capitals", false, call -> HOST.toUpperCase(Locale.ROOT).equals(call.sni()));
        for (String host : List.of(HOST + ".", HOST.toUpperCase(Locale.ROOT), HOST + ":443", HOST + ":8443")) {
            name(all, "Host " + host, true, call -> host(call, host) && named(call));
        }
        name(all, "the bare address without SNI", false, call -> call.sni() == null && host(call, ADDRESS));
        name(all, "the bare address", true, call -> named(call) && host(call, ADDRESS));
        name(all, "the whole URL", true, call -> call.question().target().startsWith("https://"));
        name(all, "no Host", true, call -> call.question().host() == null && named(call));
        name(all, "no ALPN", true, call -> call.hello() == HelloShape.NO_PROTOCOL);
    }

    private static void name(List<Opening> all, String name, boolean inHttp, Predicate<Call> when) {
        tls(all, Detour.OTHER_NAME, name, inHttp, call -> call.opening() == null && when.test(call));
        if (!name.contains("ALPN") && !name.contains("no Host") && !name.contains("URL")) {
            tls(all, Detour.OTHER_NAME, name + " over HTTP/2", inHttp, call -> call.h2() && when.test(call));
        }
    }

    private static void plain(List<Opening> all) {
        plain(all, "plain HTTP", 80, call -> call.layer() == Layer.PLAIN);
        plain(all, "h2c", 80, call -> call.layer() == Layer.PLAIN_HTTP_2);
        plain(all, "Upgrade", 80, call -> call.layer() == Layer.UPGRADED);
        plain(all, "the bare address", 80, call -> call.layer() == Layer.PLAIN && host(call, ADDRESS));
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Ssl", "on", "Front-End-Https", "on").forEach((field, value) ->
                plain(all, field, 80, call -> value.equals(call.question().fields().get(field))));
        plain(all, "CF-Visitor", 80, call -> call.question().fields().containsKey("CF-Visitor"));
        plain(all, "Forwarded", 80, call ->
                call.question().fields().getOrDefault("Forwarded", "").contains("proto=https"));
        plain(all, "on the same port", 443, call -> call.layer() == Layer.PLAIN);
    }

    private static void plain(List<Opening> all, String name, int port, Predicate<Call> when) {
        all.add(new Opening(Detour.PLAIN_HTTP, name, false, port, call ->
                call.port() == port && call.layer() != Layer.TLS && when.test(call)));
    }

    private static void headers(List<Opening> all) {
        for (String name : List.of("X-SSL-Client-Verify", "X-Client-Verify", "SSL-Client-Verify", "X_SSL_Client_Verify")) {
            header(all, name, fields -> "SUCCESS".equals(fields.get(name)));
        }
        header(all, "X-SSL-Client-Verified", fields -> "true".equals(fields.get("X-SSL-Client-Verified")));
        header(all, "X-SSL-Client-Verify 0", fields -> "0".equals(fields.get("X-SSL-Client-Verify")));
        for (String name : List.of(
                "X-SSL-Client-Cert",
                "X-SSL-Client-S-DN",
                "X-Forwarded-Client-Cert",
                "X-Forwarded-Tls-Client-Cert",
                "X-Forwarded-Tls-Client-Cert-Info",
                "X-Amzn-Mtls-Clientcert",
                "X-ARR-ClientCert",
                "Client-Cert",
                "CF-Connecting-IP",
                "CF-Ray",
                "True-Client-IP",
                "X-Real-IP",
                "Forwarded")) {
            header(all, name, fields -> fields.containsKey(name));
        }
        for (String address : List.of("127.", "10.", "173.245.")) {
            header(all, "X-Forwarded-For " + address, fields ->
                    fields.getOrDefault("X-Forwarded-For", "").startsWith(address));
        }
        header(all, "two headers", fields ->
                "SUCCESS".equals(fields.get("X-SSL-Client-Verify")) && fields.containsKey("X-SSL-Client-S-DN"));
    }

    private static void header(List<Opening> all, String name, Predicate<Map<String, String>> when) {
        tls(all, Detour.SPOOFED_HEADER, name, true, call ->
                named(call) && call.question().target().equals("/") && when.test(call.question().fields()));
    }

    private static void paths(List<Opening> all) {
        for (String path : List.of("/favicon.ico", "/robots.txt", "/index.php", "/api/", "/static/", "/health", "/healthz")) {
            path(all, path, call -> call.question().target().equals(path));
        }
        path(all, "another path", call -> call.question().target().matches("/[0-9a-f]{8,}"));
        path(all, "//", call -> call.question().target().equals("//"));
        path(all, "/./", call -> call.question().target().equals("/./"));
        path(all, ";x", call -> call.question().target().equals("/;x"));
        path(all, "HEAD", call -> call.question().method().equals("HEAD"));
        path(all, "OPTIONS", call -> call.question().method().equals("OPTIONS"));
    }

    private static void path(List<Opening> all, String name, Predicate<Call> when) {
        tls(all, Detour.OTHER_PATH, name, true, call -> named(call) && host(call, HOST) && when.test(call));
    }

    private static void others(List<Opening> all) {
        for (TlsVersion version : TlsVersion.values()) {
            Predicate<Call> resumed = call -> call.opening() != null && call.version() == version && host(call, HOST);
            String on = " on " + version.label();
            resumption(all, "its own session" + on, true, 443, call -> resumed.test(call) && opened(call, HOST, 443));
            resumption(all, "another name's session" + on, false, 443, call ->
                    resumed.test(call) && opened(call, OTHER, 443));
            resumption(all, "another port's session" + on, false, 8443, call ->
                    resumed.test(call) && opened(call, HOST, 8443));
            for (HelloShape shape : List.of(HelloShape.MANY_RECORDS, HelloShape.MANY_SEGMENTS, HelloShape.LATE_SEGMENTS)) {
                tls(all, Detour.FRAGMENTED_HELLO, shape + on, false, call ->
                        call.hello() == shape && call.version() == version && call.visitor() == Visitor.ANONYMOUS);
            }
        }
        tls(all, Detour.FRAGMENTED_HELLO, "a long hello", false, Call::longHello);
        tls(all, Detour.OTHER_PROTOCOL, "HTTP/2", true, call -> call.h2() && named(call) && host(call, HOST));
        for (int port : List.of(2053, 2083, 2087, 2096, 8443)) {
            all.add(new Opening(Detour.OTHER_PORT, "port " + port, false, port, call ->
                    call.port() == port && call.layer() == Layer.TLS && host(call, HOST + ":" + port)));
        }
        for (int port : List.of(8080, 8880, 2052, 2082, 2086, 2095)) {
            all.add(new Opening(Detour.OTHER_PORT, "port " + port, false, port, call ->
                    call.port() == port && call.layer() == Layer.PLAIN));
        }
    }

    private static void resumption(List<Opening> all, String name, boolean inHttp, int port, Predicate<Call> when) {
        all.add(new Opening(Detour.RESUMPTION, name, inHttp, port, call -> call.port() == 443 && when.test(call)));
    }

    private static boolean opened(Call call, String name, int port) {
        return name.equals(call.opening().sni()) && call.opening().port() == port;
    }

    private static void tls(List<Opening> all, Detour detour, String name, boolean inHttp, Predicate<Call> when) {
        all.add(new Opening(detour, name, inHttp, 443, call ->
                call.port() == 443 && call.layer() == Layer.TLS && when.test(call)));
    }

    /** Whether a visit is one as Cloudflare makes it. */
    static boolean front(Call call) {
        return call.layer() == Layer.TLS
                && call.port() == 443
                && call.opening() == null
                && call.hello() == HelloShape.USUAL
                && !call.longHello()
                && !call.h2()
                && named(call)
                && host(call, HOST)
                && call.question().method().equals("GET")
                && call.question().target().equals("/")
                && call.question().fields().isEmpty();
    }

    private static boolean named(Call call) {
        return HOST.equals(call.sni());
    }

    private static boolean host(Call call, String host) {
        return host.equals(call.question().host());
    }
}
