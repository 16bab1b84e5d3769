package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals of the emulator. */
class RawRefusalsTest extends RawApiFixture {
    @Test
    void changesNeedAllTheirParts() throws Exception {
        String id = live(CERTIFICATES);
        String path = zone + FAMILY + "/hostnames";
        refused(as("PUT", path, config("{\"hostname\":\"a.example.com\",\"enabled\":null}")), 400, 1404);
        refused(
                as("PUT", path, config("{\"hostname\":\"a.example.com\",\"cert_id\":\"" + id + "\"}")),
                400,
                EmulatorErrorCodes.ENABLED_MISSING);
        refused(as("PUT", path, "{}"), 400, EmulatorErrorCodes.BAD_REQUEST);
        refused(as("PUT", path, "not JSON"), 400, EmulatorErrorCodes.BAD_REQUEST);
        String zoneLevel = live(FAMILY);
        refused(
                as(
                        "PUT",
                        path,
                        config("{\"hostname\":\"a.example.com\",\"cert_id\":\"" + zoneLevel + "\",\"enabled\":true}")),
                400,
                1415);
    }

    @Test
    void credentialsAreWanted() throws Exception {
        refused(ask("GET", zone + CERTIFICATES, ""), 400, 9106);
        JsonNode basic = ask("GET", zone + CERTIFICATES, "", "Authorization", "Basic abc");
        refused(basic, 400, 6003);
        assertThat(basic.at("/errors/0/error_chain/0/code").asInt(), is(6111));
        ask("GET", zone + CERTIFICATES, "", "X-Auth-Email", "a@example.com", "X-Auth-Key", "0123");
        assertThat(last.statusCode(), is(202));
        emulator.registerToken("any", TokenRule.WRONG);
        refused(get("/user/tokens/verify"), 401, 1000);
        refused(get(zone + CERTIFICATES), 403, 9109);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing",
        "GET, /zones/0123456789abcdef0123456789abcdef/origin_tls_client_auth/hostnames",
        "GET, ''",
        "DELETE, {zone}/origin_tls_client_auth/hostnames/certificates/",
        "PATCH, {zone}/origin_tls_client_auth/settings",
        "GET, {zone}/settings/unknown"
    })
    void whatIsNotThereHasNoRoute(String method, String path) throws Exception {
        refused(as(method, path.replace("{zone}", zone), ""), 404, 7003);
    }

    @Test
    void zoneLevelDeletionHasItsOwnWords() throws Exception {
        String id = live(FAMILY);
        as("DELETE", zone + FAMILY + "/" + id, "");
        refused(as("DELETE", zone + FAMILY + "/" + id, ""), 400, 1414);
        now = now.plusSeconds(8);
        JsonNode again = as("DELETE", zone + FAMILY + "/" + id, "");
        assertThat(again.at("/errors/0/message").asText(), is("Certificate is already deleted"));
        refused(as("DELETE", zone + FAMILY + "/00000000-0000-4000-8000-000000000000", ""), 404, 1552);
        refused(as("DELETE", zone + CERTIFICATES + "/no-id", ""), 400, 1415);
    }

    @Test
    void settingsTakeTheirValuesOnly() throws Exception {
        assertThat(get(zone + "/settings/ssl").at("/result/value").asText(), is("full"));
        assertThat(
                as("PATCH", zone + "/settings/ssl", "{\"value\":\"strict\"}")
                        .at("/result/value")
                        .asText(),
                is("strict"));
        refused(as("PATCH", zone + "/settings/ssl", "{\"value\":\"on\"}"), 400, 1007);
        assertThat(get(zone + "/settings/tls_client_auth").at("/result/value").asText(), is("off"));
    }
}
