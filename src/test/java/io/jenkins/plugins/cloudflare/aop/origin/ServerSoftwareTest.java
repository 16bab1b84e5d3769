package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a server is known, and what its keeper is told to change. */
class ServerSoftwareTest {
    private static Visit visit(TlsVersion version, String what, Answer answer) {
        Visit told = Story.of("400", "400", "200").visit(Visitor.NOBODY, version, what);
        return new Visit(
                told.visitor(),
                told.version(),
                told.phase(),
                told.ending(),
                told.detail(),
                told.asked(),
                false,
                answer,
                told.protocol(),
                List.of(),
                told.remote(),
                1);
    }

    private static ServerSoftware answering(String server, BodyMark mark) {
        return ServerSoftware.of(List.of(visit(TlsVersion.TLS_1_3, "404", new Answer(404, server, mark, ""))));
    }

    @ParameterizedTest
    @CsvSource({
        "cloudflare, CLOUDFLARE",
        "nginx/1.22.1, NGINX",
        "openresty, NGINX",
        "Apache/2.4.62 (Debian), APACHE",
        "HAProxy, HAPROXY",
        "Caddy, CADDY",
        "envoy, ENVOY",
        "istio-envoy, ENVOY",
        "awselb/2.0, AWS_ALB",
        "Microsoft-IIS/10.0, IIS",
        "Microsoft-HTTPAPI/2.0, IIS",
        "Apache-Coyote/1.1, TOMCAT",
        "Apache Tomcat/9.0, TOMCAT",
        "Servlet/3.1 JSP/2.3 (Apache Tomcat/8.5), TOMCAT",
        "Jetty(12.0.9), JETTY",
        "Undertow/1, UNDERTOW",
        "WildFly/10, UNDERTOW",
        "Express, NODE",
        "gunicorn, OTHER",
        "'', OTHER",
    })
    void isKnownByItsHeader(String header, ServerSoftware expected) {
        assertEquals(expected, answering(header, null));
    }

    @ParameterizedTest
    @CsvSource({
        "<center>No required SSL certificate was sent</center>, NGINX, true",
        "<center>The SSL certificate error</center>, NGINX, true",
        "Request forbidden by administrative rules., HAPROXY, true",
        "'(SSL) client certificate that the Web server recognizes.', IIS, true",
        "<hr class=\"line\" /><h3>Apache Tomcat/10.1.7</h3></body>, TOMCAT, false",
        "'<a href=\"https://jetty.org/\">Powered by Jetty:// 12.0.9</a>', JETTY, false",
        "<html><head><title>Error</title></head><body>Forbidden</body></html>, UNDERTOW, false",
        "<pre>Cannot GET /secret</pre>, NODE, false",
        "404 page not found, TRAEFIK, false",
    })
    void isKnownByItsErrorPage(String body, ServerSoftware expected, boolean refusal) {
        BodyMark mark = BodyMark.in(body);
        assertEquals(expected, answering("", mark));
        assertEquals(refusal, mark.refusal());
        assertEquals(ServerSoftware.CADDY, answering("Caddy", mark));
    }

    @ParameterizedTest
    @CsvSource({
        "bad_certificate, certificate_required, GO_ALERTS",
        "bad_certificate, bad_certificate, JAVA_ALERTS",
        "handshake_failure, certificate_required, OTHER",
        "handshake_failure, handshake_failure, OTHER",
    })
    void isGuessedByItsAlertsWhenItAnswersNothing(String older, String newer, ServerSoftware expected) {
        List<Visit> visits = List.of(
                visit(TlsVersion.TLS_1_2, "alert " + older, null), visit(TlsVersion.TLS_1_3, "alert " + newer, null));
        assertEquals(expected, ServerSoftware.of(visits));
        assertEquals(ServerSoftware.OTHER, ServerSoftware.of(visits.subList(0, 1)));
    }

    @Test
    void anAnswerToOthersIsBetterThanAGuess() {
        List<Visit> visits = List.of(
                visit(TlsVersion.TLS_1_2, "alert bad_certificate", null),
                visit(TlsVersion.TLS_1_3, "alert certificate_required", null),
                visit(TlsVersion.TLS_1_3, "200", new Answer(200, "Caddy", null, "")));
        assertEquals(ServerSoftware.CADDY, ServerSoftware.of(visits));
    }

    @Test
    void theJdksOwnServerIsTakenForNoOther() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            List<Visit> visits = OriginProbe.survey(
                            new SurveyRequest(List.of(origin.target()), Limits.DEFAULT, AddressPolicy.ALL))
                    .targets()
                    .get(0)
                    .visits();
            boolean older = visits.stream().allMatch(visit -> visit.detail().equals("bad_certificate"));
            assertEquals(
                    older ? ServerSoftware.JAVA_ALERTS : ServerSoftware.OTHER,
                    ServerSoftware.of(visits),
                    visits::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CADDY, require_and_verify, require_and_verify, trust_pool",
        "TRAEFIK, RequireAndVerifyClientCert, RequireAnyClientCert, caFiles",
        "ENVOY, require_client_certificate: true, ACCEPT_UNTRUSTED, trusted_ca",
        "AWS_ALB, Mode=verify, passthrough, modify-trust-store",
        "IIS, SslRequireCert, SslRequireCert, Negotiate Client Certificate",
        "TOMCAT, 'certificateVerification=\"required\"', optionalNoCA, caCertificateFile",
        "JETTY, needClientAuth=true, trustAll, trustStorePath",
        "UNDERTOW, need-client-auth=true, trust manager, trust-manager",
        "NODE, requestCert: true, rejectUnauthorized: false, \"ca\"",
        "GO_ALERTS, require_and_verify, RequireAndVerifyClientCert, trust_pool",
        "JAVA_ALERTS, certificateVerification, trustAll, trustStorePath",
        "OTHER, verify required, only ask, ca-file",
    })
    void theDirectiveIsNamed(ServerSoftware software, String open, String any, String ours) {
        assertTrue(software.advice(Verdict.OPEN).contains(open), software.advice(Verdict.OPEN));
        assertTrue(software.advice(Verdict.ANY_CERTIFICATE).contains(any), software.advice(Verdict.ANY_CERTIFICATE));
        assertTrue(software.advice(Verdict.REFUSES_OURS).contains(ours), software.advice(Verdict.REFUSES_OURS));
    }

    @ParameterizedTest
    @EnumSource
    void everyServerHasASentenceForEachFault(ServerSoftware software) {
        for (Verdict verdict : List.of(Verdict.OPEN, Verdict.ANY_CERTIFICATE, Verdict.REFUSES_OURS)) {
            String advice = software.advice(verdict);
            assertTrue(advice.endsWith(".") && !advice.contains("  ") && !advice.contains("\n"), advice);
        }
    }

    @Test
    void noTextIsForgotten() throws Exception {
        Properties texts = new Properties();
        texts.load(
                new InputStreamReader(Advice.class.getResourceAsStream("advice.properties"), StandardCharsets.UTF_8));
        assertEquals(ServerSoftware.values().length * 3, new TreeSet<>(texts.stringPropertyNames()).size());
    }
}
