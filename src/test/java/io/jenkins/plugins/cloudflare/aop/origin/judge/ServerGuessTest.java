package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.ServerSoftware;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofCandidate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.VisitCost;
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
class ServerGuessTest {
    private static Visit visit(TlsVersion version, String what, HttpAnswer answer) {
        Visit told = MadeUpRounds.of("400", "400", "200").visit(Visitor.ANONYMOUS, version, what);
        return new Visit(
                told.visitor(),
                told.version(),
                told.phase(),
                told.ending(),
                told.alert(),
                told.detail(),
                told.asked(),
                false,
                answer,
                told.protocol(),
                List.of(),
                told.remote(),
                1);
    }

    private static ServerSoftware answering(String server, ErrorPage mark) {
        return ServerGuess.of(List.of(visit(TlsVersion.TLS_1_3, "404", new HttpAnswer(404, server, mark, ""))));
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
        "lighttpd/1.4.69, LIGHTTPD",
        "gunicorn, OTHER",
        "'', OTHER",
    })
    void isKnownByItsHeader(String header, ServerSoftware expected) {
        assertThat(answering(header, null), is(expected));
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
        "404 page not found, GO, false",
    })
    void isKnownByItsErrorPage(String body, ServerSoftware expected, boolean refusal) {
        ErrorPage mark = ErrorPage.in(body);
        assertThat(answering("", mark), is(expected));
        assertThat(mark.refusal(), is(refusal));
        assertThat(answering("Caddy", mark), is(ServerSoftware.CADDY));
    }

    @ParameterizedTest
    @CsvSource({
        "bad_certificate, certificate_required, unknown_ca, GO",
        "bad_certificate, bad_certificate, bad_certificate, GO",
        "bad_certificate, bad_certificate, certificate_unknown, JAVA",
        "bad_certificate, bad_certificate, unknown_ca, OTHER",
        "handshake_failure, certificate_required, unknown_ca, OTHER",
        "handshake_failure, handshake_failure, certificate_unknown, OTHER",
    })
    void isGuessedByItsAlertsWhenItAnswersNothing(String older, String newer, String wrong, ServerSoftware expected) {
        Visit nobody = visit(TlsVersion.TLS_1_2, "alert " + older, null);
        Visit us = MadeUpRounds.of("400", "400", "200").visit(Visitor.CONFIGURED, TlsVersion.TLS_1_3, "alert " + wrong);
        List<Visit> visits = List.of(nobody, visit(TlsVersion.TLS_1_3, "alert " + newer, null), us);
        assertThat(ServerGuess.of(visits), is(expected));
        assertThat(ServerGuess.of(List.of(nobody)), is(ServerSoftware.OTHER));
    }

    @Test
    void anAnswerToOthersIsBetterThanAGuess() {
        List<Visit> visits = List.of(
                visit(TlsVersion.TLS_1_2, "alert bad_certificate", null),
                visit(TlsVersion.TLS_1_3, "alert certificate_required", null),
                visit(TlsVersion.TLS_1_3, "200", new HttpAnswer(200, "Caddy", null, "")));
        assertThat(ServerGuess.of(visits), is(ServerSoftware.CADDY));
    }

    @Test
    void theJdksOwnServerIsTakenForNoOther() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            ProofCandidate candidate = new ProofCandidate(origin.target(), OriginPki.EC.everybody());
            List<Visit> visits =
                    VisitCost.visitOnce(List.of(candidate), ProbeLimits.DEFAULT).get(0);
            boolean older = visits.stream()
                    .filter(visit -> visit.visitor() == Visitor.ANONYMOUS)
                    .allMatch(visit -> visit.endedWith(TlsAlert.BAD_CERTIFICATE));
            assertThat(
                    visits.toString(), ServerGuess.of(visits), is(older ? ServerSoftware.JAVA : ServerSoftware.OTHER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CADDY, require_and_verify, require_and_verify, trust_pool",
        "TRAEFIK, RequireAndVerifyClientCert, RequireAnyClientCert, caFiles",
        "ENVOY, require_client_certificate: true, ACCEPT_UNTRUSTED, trusted_ca",
        "AWS_ALB, Mode=verify, passthrough, modify-trust-store",
        "IIS, SslRequireCert, SslRequireCert, Negotiate Client Certificate",
        "TOMCAT, truststoreFile, optionalNoCA, truststoreFile",
        "LIGHTTPD, ssl.verifyclient.activate, ssl.verifyclient.enforce, ssl.verifyclient.ca-file",
        "JETTY, needClientAuth=true, trustAll, trustStorePath",
        "UNDERTOW, need-client-auth=true, trust manager, trust-manager",
        "NODE, requestCert: true, rejectUnauthorized: false, \"ca\"",
        "GO, require_and_verify, RequireAndVerifyClientCert, trust_pool",
        "JAVA, certificateVerification, trustAll, trustStorePath",
        "OTHER, verify required, only ask, ca-file",
    })
    void theDirectiveIsNamed(ServerSoftware software, String open, String any, String ours) {
        assertThat(ServerGuess.advice(software, Verdict.OPEN), containsString(open));
        assertThat(ServerGuess.advice(software, Verdict.ANY_CERTIFICATE), containsString(any));
        assertThat(ServerGuess.advice(software, Verdict.REFUSES_OURS), containsString(ours));
    }

    @Test
    void whoMayStandBehindAProxyIsToldSo() {
        String advice = ServerGuess.advice(ServerSoftware.TOMCAT, Verdict.OPEN);
        assertThat(
                advice,
                advice.endsWith(" instead. Where a proxy in front of it ends TLS, the proxy must ask."),
                is(true));
        assertThat(ServerGuess.advice(ServerSoftware.ENVOY, Verdict.OPEN).contains("in front"), is(false));
    }

    @ParameterizedTest
    @EnumSource
    void everyServerHasASentenceForEachFault(ServerSoftware software) {
        for (Verdict verdict : List.of(Verdict.OPEN, Verdict.ANY_CERTIFICATE, Verdict.REFUSES_OURS)) {
            String advice = ServerGuess.advice(software, verdict);
            assertThat(advice, advice.endsWith(".") && !advice.contains("  ") && !advice.contains("\n"), is(true));
        }
    }

    @Test
    void noTextIsForgotten() throws Exception {
        Properties texts = new Properties();
        texts.load(
                new InputStreamReader(Advice.class.getResourceAsStream("advice.properties"), StandardCharsets.UTF_8));
        assertThat(new TreeSet<>(texts.stringPropertyNames()).size(), is(ServerSoftware.values().length * 3 + 1));
    }
}
