package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

/** Which certificate the edge presents, and what it passes on. */
class EdgeTest extends EdgeFixture {
    @Test
    void onlyAnAssociatedCertificateOpensTheOrigin() throws Exception {
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        assertThat(origin.visits(), is(empty()));
        CertificateId id = uploaded(CONFIGURED);
        assertThat("uploaded is not associated", visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);

        associate(HOSTNAME, id, true);
        Visitor.Page page = visitor.get(HOSTNAME);
        assertThat(page.status(), is(200));
        assertThat(page.body(), is("hello from the origin"));
        assertThat(page.server(), is("cloudflare"));
        assertThat(page.ray(), matchesPattern("[0-9a-f]{16}-EMU"));
        assertThat(page.origin(), is("yes"));
        TlsOrigin.Visit visit = origin.visits().get(0);
        assertThat(visit.client(), is(CONFIGURED.certificate()));
        assertThat(visit.serverName(), is(HOSTNAME));
        assertThat(visit.host(), is(HOSTNAME));
    }

    @Test
    void changesTakeEffectWithTheNextRequest() throws Exception {
        CertificateId configured = uploaded(CONFIGURED);
        Credential next = CA.issue("next");
        CertificateId nextId = uploaded(next);
        CertificateId foreign = uploaded(Credential.selfSigned("foreign"));
        associate(HOSTNAME, configured, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        associate(HOSTNAME, nextId, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        assertThat(origin.visits().get(1).client(), is(next.certificate()));
        associate(HOSTNAME, foreign, true);
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        associate(HOSTNAME, configured, true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        associate(HOSTNAME, configured, false);
        assertThat(visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
    }

    @Test
    void theHostnameGoesBeforeTheZoneAndTheZoneBeforeTheSharedCertificate() throws Exception {
        try (TlsOrigin curious = new TlsOrigin(SERVER_CA.issue("b"), CA.certificate())) {
            emulator.routeOrigin("b.example.com", LOOPBACK, curious.port());
            Credential zoneWide = CA.issue("zone-wide");
            set(
                    "POST",
                    "/origin_tls_client_auth",
                    "{\"certificate\":\""
                            + zoneWide.certificatePem().replace("\n", "\\n") + "\",\"private_key\":\""
                            + zoneWide.privateKeyPem().replace("\n", "\\n") + "\"}");
            assertThat("not switched on", visitor.get("b.example.com").status(), REFUSED_BY_ORIGIN);
            set("PUT", "/origin_tls_client_auth/settings", "{\"enabled\":true}");
            assertThat(visitor.get("b.example.com").status(), is(200));
            assertThat(curious.visits().get(0).client(), is(zoneWide.certificate()));
            CertificateId configured = uploaded(CONFIGURED);
            associate("b.example.com", configured, true);
            visitor.get("b.example.com");
            assertThat(curious.visits().get(1).client(), is(CONFIGURED.certificate()));
            associate("b.example.com", configured, false);
            assertThat("false keeps all away", visitor.get("b.example.com").status(), REFUSED_BY_ORIGIN);
            associate("b.example.com", configured, null);
            assertThat(
                    "null lets the zone level through",
                    visitor.get("b.example.com").status(),
                    is(200));
        }
    }

    @Test
    void theSharedCertificateIsPresentedWhenSwitchedOn() throws Exception {
        set("PATCH", "/settings/tls_client_auth", "{\"value\":\"on\"}");
        assertThat("another CA's", visitor.get(HOSTNAME).status(), REFUSED_BY_ORIGIN);
        try (TlsOrigin open = new TlsOrigin(SERVER_CA.issue("c"), null)) {
            emulator.routeOrigin(HOSTNAME, LOOPBACK, open.port());
            assertThat(visitor.get(HOSTNAME).status(), is(200));
            assertThat("it was not asked for", open.visits().get(0).client(), is(nullValue()));
        }
    }

    @Test
    void requestsAndAnswersArePassedOn() throws Exception {
        associate(HOSTNAME, uploaded(CONFIGURED), true);
        Request.Builder post = new Request.Builder().post(RequestBody.create("question", null));
        assertThat(visitor.visit(HOSTNAME, "/a%20b?c=d%26e", post).status(), is(200));
        TlsOrigin.Visit visit = origin.visits().get(0);
        assertThat(visit.method(), is("POST"));
        assertThat(visit.uri(), is("/a%20b?c=d%26e"));
        assertThat(visit.body(), is("question"));
        assertThat(visitor.visit(HOSTNAME, "/", new Request.Builder().head()).status(), is(200));
        assertThat(visitor.visit(HOSTNAME, "/moved", new Request.Builder()).status(), is(302));
    }
}
