package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Layer;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Openings beside those for visitors and names: without TLS, by headers, paths, sessions, shapes and ports. */
final class MoreOpenings {
    private MoreOpenings() {}

    static void add(List<Opening> all) {
        plain(all);
        headers(all);
        paths(all);
        others(all);
    }

    private static void plain(List<Opening> all) {
        plain(all, "plain HTTP", 80, call -> call.layer() == Layer.PLAIN);
        plain(all, "h2c", 80, call -> call.layer() == Layer.PLAIN_HTTP_2);
        plain(all, "Upgrade", 80, call -> call.layer() == Layer.UPGRADED);
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Ssl", "on", "Front-End-Https", "on")
                .forEach((field, value) -> plain(
                        all,
                        field,
                        80,
                        call -> value.equals(call.question().fields().get(field))));
        plain(all, "CF-Visitor", 80, call -> call.question().fields().containsKey("CF-Visitor"));
        plain(
                all,
                "Forwarded",
                80,
                call -> call.question().fields().getOrDefault("Forwarded", "").contains("proto=https"));
        plain(all, "on the same port", 443, call -> call.layer() == Layer.PLAIN);
    }

    private static void plain(List<Opening> all, String name, int port, Predicate<Call> when) {
        all.add(new Opening(
                Detour.PLAIN_HTTP,
                name,
                false,
                port,
                call -> call.port() == port && call.layer() != Layer.TLS && when.test(call)));
    }

    private static void headers(List<Opening> all) {
        for (String name :
                List.of("X-SSL-Client-Verify", "X-Client-Verify", "SSL-Client-Verify", "X_SSL_Client_Verify")) {
            header(all, name, fields -> "SUCCESS".equals(fields.get(name)));
        }
        header(all, "X-SSL-Client-Verified", fields -> "true".equals(fields.get("X-SSL-Client-Verified")));
        header(
                all,
                "Cf-Cert-Verified",
                fields -> "true".equals(fields.get("Cf-Cert-Presented"))
                        && "true".equals(fields.get("Cf-Cert-Verified"))
                        && "false".equals(fields.get("Cf-Cert-Revoked")));
        header(
                all,
                "X-SSL-Client-Verify in Connection",
                fields -> fields.getOrDefault("Connection", "").contains("X-SSL-Client-Verify"));
        header(all, "X-SSL-Client-Verify 0", fields -> "0".equals(fields.get("X-SSL-Client-Verify")));
        for (String name : List.of(
                "X-SSL-Client-Cert",
                "X-SSL-Client-S-DN",
                "X-SSL-Client-CN",
                "X-SSL-Client-DN",
                "SSL-Client-Subject-DN",
                "SSL_CLIENT_CERT",
                "X-Client-Cert",
                "X-Forwarded-User",
                "X-Forwarded-Client-Cert",
                "X-Forwarded-Tls-Client-Cert",
                "X-Forwarded-Tls-Client-Cert-Info",
                "X-Amzn-Mtls-Clientcert",
                "X-ARR-ClientCert",
                "Client-Cert",
                "CF-Connecting-IP",
                "CF-Ray",
                "Cf-Access-Jwt-Assertion",
                "True-Client-IP",
                "X-Real-IP",
                "Forwarded")) {
            header(all, name, fields -> fields.containsKey(name));
        }
        for (String agent :
                List.of("Cloudflare-Healthchecks", "Cloudflare-Traffic-Manager", "ELB-HealthChecker", "kube-probe")) {
            header(all, agent, fields -> fields.getOrDefault("User-Agent", "").contains(agent));
        }
        for (String address : List.of("127.", "10.", "173.245.")) {
            header(
                    all,
                    "X-Forwarded-For " + address,
                    fields -> fields.getOrDefault("X-Forwarded-For", "").startsWith(address));
        }
        header(
                all,
                "two headers",
                fields ->
                        "SUCCESS".equals(fields.get("X-SSL-Client-Verify")) && fields.containsKey("X-SSL-Client-S-DN"));
    }

    private static void header(List<Opening> all, String name, Predicate<Map<String, String>> when) {
        Opening.tls(
                all,
                Detour.SPOOFED_HEADER,
                name,
                true,
                call -> Opening.named(call)
                        && call.question().target().equals("/")
                        && when.test(call.question().fields()));
    }

    private static void paths(List<Opening> all) {
        for (String path :
                List.of("/favicon.ico", "/robots.txt", "/index.php", "/api/", "/static/", "/health", "/healthz")) {
            path(all, path, call -> call.question().target().equals(path));
        }
        path(all, "another path", call -> call.question().target().matches("/[0-9a-f]{8,}"));
        path(all, "a file of style", call -> call.question().target().endsWith(".css"));
        path(all, "//", call -> call.question().target().equals("//"));
        path(all, "/x/../", call -> call.question().target().equals("/x/../"));
        path(all, "/./", call -> call.question().target().equals("/./"));
        path(all, ";x", call -> call.question().target().equals("/;x"));
        path(all, "HEAD", call -> call.question().method().equals("HEAD"));
        for (String method : List.of("OPTIONS", "POST", "PROPFIND")) {
            path(all, method, call -> call.question().method().equals(method));
        }
        second(all, "a second request", before -> Opening.HOST.equals(before.host()));
        second(all, "a second request after one for another Host", before -> !Opening.HOST.equals(before.host()));
    }

    private static void second(List<Opening> all, String name, Predicate<HttpQuestion> before) {
        Predicate<Call> second = call -> call.before() != null && before.test(call.before());
        path(all, name, call -> !call.h2() && second.test(call));
        Opening.tls(
                all,
                Detour.OTHER_PROTOCOL,
                name + " over HTTP/2",
                true,
                call -> call.h2() && Opening.named(call) && Opening.host(call, Opening.HOST) && second.test(call));
    }

    private static void path(List<Opening> all, String name, Predicate<Call> when) {
        Opening.tls(
                all,
                Detour.OTHER_PATH,
                name,
                true,
                call -> Opening.named(call) && Opening.host(call, Opening.HOST) && when.test(call));
    }

    private static void others(List<Opening> all) {
        for (TlsVersion version : TlsVersion.values()) {
            Predicate<Call> resumed =
                    call -> call.opening() != null && call.version() == version && Opening.host(call, Opening.HOST);
            String on = " on " + version.label();
            resumption(
                    all,
                    "its own session" + on,
                    true,
                    443,
                    call -> resumed.test(call) && opened(call, Opening.HOST, 443));
            resumption(
                    all,
                    "another name's session" + on,
                    false,
                    443,
                    call -> resumed.test(call) && opened(call, Opening.OTHER, 443));
            resumption(
                    all,
                    "another port's session" + on,
                    false,
                    8443,
                    call -> resumed.test(call) && opened(call, Opening.HOST, 8443));
            for (HelloShape shape :
                    List.of(HelloShape.MANY_RECORDS, HelloShape.MANY_SEGMENTS, HelloShape.LATE_SEGMENTS)) {
                Opening.tls(
                        all,
                        Detour.FRAGMENTED_HELLO,
                        shape + on,
                        false,
                        call -> call.hello() == shape
                                && call.version() == version
                                && call.visitor() == Visitor.ANONYMOUS);
            }
        }
        Opening.tls(all, Detour.FRAGMENTED_HELLO, "a long hello", false, Call::longHello);
        Opening.tls(
                all,
                Detour.OTHER_PROTOCOL,
                "HTTP/2",
                true,
                call -> call.h2() && Opening.named(call) && Opening.host(call, Opening.HOST));
        Opening.tls(
                all,
                Detour.OTHER_PROTOCOL,
                "any certificate over HTTP/2",
                false,
                call -> call.visitor().isForged()
                        && call.h2()
                        && Opening.named(call)
                        && Opening.host(call, Opening.HOST));
        Opening.tls(
                all,
                Detour.OTHER_PATH,
                "any certificate, other paths",
                true,
                call -> call.visitor().isForged()
                        && Opening.named(call)
                        && Opening.host(call, Opening.HOST)
                        && call.question().method().equals("GET")
                        && !call.question().target().equals("/"));
        Opening.tls(
                all,
                Detour.OTHER_PROTOCOL,
                "a WebSocket",
                true,
                call -> Opening.named(call) && call.question().fields().containsKey("Upgrade"));
        forgotten(all);
        PortOpenings.add(all);
    }

    private static void forgotten(List<Opening> all) {
        for (TlsVersion version : TlsVersion.values()) {
            resumption(
                    all,
                    "any certificate's own session on " + version.label(),
                    true,
                    443,
                    call -> call.version() == version
                            && call.visitor().isForged()
                            && call.opening() != null
                            && call.opening().visitor().isForged()
                            && Opening.named(call)
                            && Opening.host(call, Opening.HOST));
        }
    }

    private static void resumption(List<Opening> all, String name, boolean inHttp, int port, Predicate<Call> when) {
        all.add(new Opening(Detour.RESUMPTION, name, inHttp, port, call -> call.port() == 443 && when.test(call)));
    }

    private static boolean opened(Call call, String name, int port) {
        return name.equals(call.opening().sni()) && call.opening().port() == port;
    }
}
