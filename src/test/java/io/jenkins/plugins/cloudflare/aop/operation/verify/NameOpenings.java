package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.ADDRESS;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.HOST;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.OTHER;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.host;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.named;
import static io.jenkins.plugins.cloudflare.aop.operation.verify.Opening.tls;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Openings under another name, in SNI or in the request. */
final class NameOpenings {
    private NameOpenings() {}

    static void add(List<Opening> all) {
        name(all, "no SNI", false, call -> call.sni() == null && host(call, HOST));
        name(
                all,
                "an unknown SNI",
                false,
                call -> call.sni() != null
                        && !call.sni().equalsIgnoreCase(HOST)
                        && !call.sni().equals(OTHER)
                        && host(call, HOST));
        name(all, "another SNI", false, call -> OTHER.equals(call.sni()) && host(call, HOST));
        name(
                all,
                "SNI in capitals",
                false,
                call -> HOST.toUpperCase(Locale.ROOT).equals(call.sni()));
        for (String host : List.of(HOST + ".", HOST.toUpperCase(Locale.ROOT), HOST + ":443", HOST + ":8443")) {
            name(all, "Host " + host, true, call -> host(call, host) && named(call));
        }
        name(all, "the bare address without SNI", false, call -> call.sni() == null && host(call, ADDRESS));
        name(all, "the bare address", true, call -> named(call) && host(call, ADDRESS));
        name(
                all,
                "an unknown Host",
                true,
                call -> named(call) && isUnknown(call.question().host()));
        other(
                all,
                "Host beside :authority over HTTP/2",
                true,
                call -> call.h2()
                        && named(call)
                        && (host(call, OTHER) ? HOST : OTHER)
                                .equals(call.question().fields().get("Host")));
        other(
                all,
                "an X-Forwarded-Host that nobody has",
                true,
                call -> named(call)
                        && host(call, HOST)
                        && isUnknown(call.question().fields().get("X-Forwarded-Host")));
        other(
                all,
                "an unknown Host of its domain",
                true,
                call -> named(call)
                        && call.question().host() != null
                        && call.question().host().matches("(?!app|other).+[.]example[.]test"));
        other(all, "localhost", true, call -> named(call) && host(call, "localhost"));
        other(all, "another name's Host", true, call -> named(call) && host(call, OTHER));
        other(
                all,
                "the unknown Host without SNI",
                false,
                call -> call.sni() == null && isUnknown(call.question().host()));
        other(
                all,
                "another SNI's unknown Host",
                false,
                call -> OTHER.equals(call.sni()) && isUnknown(call.question().host()));
        name(all, "the whole URL", true, call -> call.question().target().startsWith("https://"));
        tls(
                all,
                Detour.OTHER_NAME,
                "the whole URL beside another Host",
                true,
                call -> named(call)
                        && !host(call, HOST)
                        && call.question().target().equals("https://" + HOST + "/"));
        tls(
                all,
                Detour.OTHER_NAME,
                "the URL of another name",
                true,
                call -> named(call)
                        && host(call, HOST)
                        && call.question().target().startsWith("https://")
                        && !call.question().target().contains(HOST));
        tls(
                all,
                Detour.OTHER_NAME,
                "X-Forwarded-Host",
                true,
                call -> named(call)
                        && !host(call, HOST)
                        && HOST.equals(call.question().fields().get("X-Forwarded-Host")));
        name(all, "no Host", true, call -> call.question().host() == null && named(call));
        name(
                all,
                "another SNI's second request",
                false,
                call -> OTHER.equals(call.sni()) && call.before() != null && host(call, HOST));
        tls(
                all,
                Detour.OTHER_NAME,
                "another SNI's X-Forwarded-Host",
                false,
                call -> OTHER.equals(call.sni())
                        && HOST.equals(call.question().fields().get("X-Forwarded-Host")));
        forged(all, "no SNI", false, call -> call.sni() == null && host(call, HOST));
        forged(
                all,
                "an unknown SNI",
                false,
                call -> call.sni() != null && call.sni().endsWith(".invalid") && host(call, HOST));
        forged(all, "another SNI", false, call -> OTHER.equals(call.sni()) && host(call, HOST));
        forged(
                all,
                "an unknown Host",
                true,
                call -> named(call) && isUnknown(call.question().host()));
        name(all, "no ALPN", true, call -> call.hello() == HelloShape.NO_PROTOCOL);
    }

    /** With any certificate, and refused without one. */
    private static void forged(List<Opening> all, String name, boolean inHttp, Predicate<Call> when) {
        String way = "any certificate, " + name;
        tls(all, Detour.OTHER_NAME, way, inHttp, call -> call.visitor().isForged() && !call.h2() && when.test(call));
    }

    private static boolean isUnknown(String host) {
        return host != null && host.endsWith(".invalid");
    }

    private static void other(List<Opening> all, String name, boolean inHttp, Predicate<Call> when) {
        tls(all, Detour.OTHER_NAME, name, inHttp, call -> call.opening() == null && when.test(call));
    }

    private static void name(List<Opening> all, String name, boolean inHttp, Predicate<Call> when) {
        other(all, name, inHttp, when);
        if (!name.contains("ALPN") && !name.contains("no Host") && !name.contains("URL")) {
            tls(all, Detour.OTHER_NAME, name + " over HTTP/2", inHttp, call -> call.h2() && when.test(call));
        }
    }
}
