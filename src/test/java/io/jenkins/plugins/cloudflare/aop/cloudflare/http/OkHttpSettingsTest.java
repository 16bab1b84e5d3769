package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.CERTIFICATE;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.FAMILY;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the levels above a hostname and the notification policies are asked for and changed. */
class OkHttpSettingsTest extends CannedApiFixture {
    private static final AccountId ACCOUNT = new AccountId("00112233445566778899aabbccddeeff");
    private static final String SWITCH = "/client/v4/zones/" + ZONE + "/settings/tls_client_auth";
    private static final String POLICIES = "/client/v4/accounts/" + ACCOUNT + "/alerting/v3/policies";

    @Test
    void theGlobalSwitchIsReadAndPatched() throws Exception {
        server.result(200, "{\"id\":\"tls_client_auth\",\"value\":\"off\",\"editable\":true,\"modified_on\":null}")
                .result(200, "{\"id\":\"tls_client_auth\",\"value\":\"on\"}");
        assertThat(api.isGlobalEnabled(ZONE), is(false));
        WriteResult<Boolean> write = api.enableGlobally(ZONE, true);
        assertThat(write.result(), is(true));
        assertThat(write.ray(), is("8f0000000000abcd-FRA"));
        assertThat(server.asked().get(0).uri(), is(SWITCH));
        CannedApi.Asked patch = server.asked().get(1);
        assertThat(patch.method(), is("PATCH"));
        assertThat(patch.uri(), is(SWITCH));
        assertThat(patch.body(), is("{\"value\":\"on\"}"));
    }

    @Test
    void aSettingWithoutValueIsNoAnswer() {
        server.result(200, "{\"id\":\"tls_client_auth\"}");
        assertThrows(CloudflareException.Unavailable.class, () -> api.isGlobalEnabled(ZONE));
    }

    @Test
    void theZoneLevelIsReadFromItsOwnCollection() throws Exception {
        server.result(202, "{\"enabled\":true}")
                .result(202, "null")
                .result(202, "[{\"id\":\"" + CERTIFICATE + "\",\"status\":\"active\"}]");
        assertThat(api.isZoneLevelEnabled(ZONE), is(true));
        assertThat(api.zoneLevelCertificates(ZONE), is(empty()));
        assertThat(api.zoneLevelCertificates(ZONE).get(0).id(), is(CERTIFICATE));
        assertThat(server.asked().get(0).uri(), is(FAMILY + "/settings"));
        assertThat(server.asked().get(1).uri(), is(FAMILY));
    }

    @Test
    void theAccountOfAZoneIsRead() throws Exception {
        String zone = "{\"id\":\"" + ZONE + "\",\"name\":\"example.com\",\"status\":\"active\"";
        server.result(200, zone + ",\"account\":{\"id\":\"" + ACCOUNT + "\"}}").result(200, zone + "}");
        assertThat(api.zone(ZONE).orElseThrow().account(), is(ACCOUNT));
        assertThat(api.zone(ZONE).orElseThrow().account(), is(nullValue()));
    }

    /** Whoever looks a zone up mostly does not want to know the account. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"new form\"}", "{\"id\":7}", "{}", "[]", "null", "\"x\""})
    void anAccountOfAnotherFormIsLeftOut(String account) throws Exception {
        String zone = "{\"id\":\"" + ZONE + "\",\"name\":\"example.com\",\"account\":" + account + "}";
        server.result(200, zone).result(200, "[" + zone + "]");
        assertThat(api.zone(ZONE).orElseThrow().account(), is(nullValue()));
        assertThat(api.zoneNamed("example.com").orElseThrow().id(), is(ZONE));
    }

    @Test
    void policiesAreListed() throws Exception {
        server.result(
                200,
                "[{\"id\":\"p1\",\"name\":\"n\",\"alert_type\":\"" + AlertPolicy.HOSTNAME_EXPIRY
                        + "\",\"enabled\":true,\"mechanisms\":{\"email\":[{\"id\":\"a@example.com\"}],"
                        + "\"webhooks\":[{\"id\":\"w1\"}],\"pagerduty\":[]}},{\"id\":\"p2\"}]");
        List<AlertPolicy> policies = api.alertPolicies(ACCOUNT);
        assertThat(
                policies.get(0),
                is(new AlertPolicy(
                        "p1", "n", AlertPolicy.HOSTNAME_EXPIRY, true, List.of("a@example.com"), List.of("w1"))));
        assertThat(policies.get(1).enabled(), is(false));
        assertThat(server.asked().get(0).uri(), is(POLICIES));
    }

    @Test
    void aPolicyIsCreatedWithTheMechanismsThatAreGiven() throws Exception {
        server.result(200, "{\"id\":\"p1\"}");
        AlertPolicy policy = new AlertPolicy(
                null, "n", AlertPolicy.HOSTNAME_EXPIRY, true, List.of("a@example.com", "b@example.com"), List.of());
        assertThat(api.createAlertPolicy(ACCOUNT, policy).result(), is("p1"));
        CannedApi.Asked asked = server.asked().get(0);
        assertThat(asked.method(), is("POST"));
        assertThat(asked.uri(), is(POLICIES));
        assertThat(
                asked.body(),
                is("{\"name\":\"n\",\"alert_type\":\"" + AlertPolicy.HOSTNAME_EXPIRY
                        + "\",\"enabled\":true,\"mechanisms\":{\"email\":[{\"id\":\"a@example.com\"},"
                        + "{\"id\":\"b@example.com\"}]}}"));
    }

    @Test
    void aMissingPermissionIsNamed() {
        server.then(403, "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"Authentication error\"}]}");
        CloudflareException e = assertThrows(CloudflareException.class, () -> api.alertPolicies(ACCOUNT));
        assertThat(e.getMessage(), containsString("looking) for the account"));
    }

    @Test
    void anAccountIdIsCheckedBeforeItIsPartOfAPath() {
        assertThrows(IllegalArgumentException.class, () -> new AccountId("../zones"));
    }
}
