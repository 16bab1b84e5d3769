package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Good answers of the emulator. */
class RawAnswersTest extends RawApiFixture {
    @Test
    void everyVerbOfTheFamilyAnswers202WithIdsInTheHeaders() throws Exception {
        String id = live(CERTIFICATES);
        assertThat(last.statusCode(), is(202));
        assertThat(last.headers().firstValue("cf-ray").orElseThrow(), matchesPattern("[0-9a-f]{16}-EMU"));
        assertThat(last.headers().firstValue("cf-auditlog-id").isPresent(), is(true));
        for (String path :
                new String[] {CERTIFICATES, CERTIFICATES + "/" + id, FAMILY + "/hostnames", FAMILY, FAMILY + "/settings"
                }) {
            assertThat(get(zone + path).path("success").asBoolean(), is(true));
            assertThat(path, last.statusCode(), is(202));
        }
        as("DELETE", zone + CERTIFICATES + "/" + id, "");
        assertThat(last.statusCode(), is(202));
    }

    @Test
    void aCertificateLooksLikeTheRealOnes() throws Exception {
        JsonNode result = as("POST", zone + CERTIFICATES, pair(Credential.selfSigned("leaf")))
                .path("result");
        assertThat(result.path("id").asText(), matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(result.path("serial_number").asText(), matchesPattern("[0-9]+"));
        assertThat(result.path("issuer").asText(), is("CN=leaf,O=Test"));
        assertThat(result.path("signature").asText(), is("ECDSA-SHA256"));
        assertThat("five digits", result.path("uploaded_on").asText(), is("2026-03-01T10:00:00.12345Z"));
        assertThat(result.path("expires_on").asText(), matchesPattern("[-0-9]{10}T[:0-9]{8}Z"));
        now = Instant.parse("2026-03-01T10:00:00.123456Z");
        JsonNode second =
                as("POST", zone + FAMILY, pair(Credential.selfSigned("other"))).path("result");
        assertThat("six digits", second.path("uploaded_on").asText(), is("2026-03-01T10:00:00.123456Z"));
    }

    @Test
    void aListHidesWhatIsNotActiveUnlessAsked() throws Exception {
        String id = live(CERTIFICATES);
        String entry = "{\"hostname\":\"%s.example.com\",\"cert_id\":\"" + id + "\",\"enabled\":true}";
        JsonNode changed =
                as("PUT", zone + FAMILY + "/hostnames", config(entry.formatted("b") + "," + entry.formatted("a")));
        assertThat(changed.at("/result/0/hostname").asText(), is("b.example.com"));
        assertThat(changed.at("/result/1/hostname").asText(), is("a.example.com"));
        assertThat(get(zone + FAMILY + "/hostnames").path("result").size(), is(0));
        assertThat(
                get(zone + FAMILY + "/hostnames?status=pending_deployment,deleted")
                        .path("result")
                        .size(),
                is(2));
        JsonNode page = get(zone + FAMILY + "/hostnames?status=all&per_page=1&page=2");
        assertThat(page.at("/result/0/hostname").asText(), is("a.example.com"));
        assertThat(page.at("/result/0").has("certificate"), is(false));
        assertThat(
                page.path("result_info").toString(),
                is("{\"page\":2,\"per_page\":1,\"count\":1,\"total_count\":2,\"total_pages\":2}"));
        now = now.plusSeconds(8);
        assertThat(get(zone + FAMILY + "/hostnames").path("result").size(), is(2));
        refused(get(zone + FAMILY + "/hostnames?per_page=1001"), 400, EmulatorErrorCodes.BAD_REQUEST);
        refused(get(zone + FAMILY + "/hostnames?status=initializing"), 400, EmulatorErrorCodes.BAD_REQUEST);
    }

    @Test
    void aGoodTokenIsConfirmedWithACodeThatIsNoError() throws Exception {
        JsonNode answer = get("/user/tokens/verify");
        assertThat(answer.path("success").asBoolean(), is(true));
        assertThat(answer.at("/messages/0/code").asInt(), is(10000));
        assertThat(answer.path("errors").size(), is(0));
        assertThat(answer.at("/result/status").asText(), is("active"));
    }

    @Test
    void thePrivateKeyComesBackNowhere() throws Exception {
        String id = live(CERTIFICATES);
        get(zone + CERTIFICATES);
        get(zone + CERTIFICATES + "/" + id);
        as(
                "PUT",
                zone + FAMILY + "/hostnames",
                config("{\"hostname\":\"a.example.com\",\"cert_id\":\"" + id + "\",\"enabled\":true}"));
        get(zone + FAMILY + "/hostnames/a.example.com");
        assertThat(last.body(), containsString("cert_status"));
        assertThat(bodies.size(), is(5));
        for (String body : bodies) {
            assertThat(body, not(containsString("PRIVATE")));
            assertThat(body, not(containsString("private_key")));
        }
    }

    @Test
    void newZonesCanBeMade() throws Exception {
        JsonNode made = as("POST", "/zones", "{\"name\":\"Shop.test\",\"account\":{\"id\":\"x\"}}");
        assertThat(made.at("/result/name").asText(), is("shop.test"));
        assertThat(
                get("/zones?name=shop.test").at("/result/0/id").asText(),
                is(made.at("/result/id").asText()));
        JsonNode twice = as("POST", "/zones", "{\"name\":\"shop.test\"}");
        refused(twice, 400, EmulatorErrorCodes.ZONE_EXISTS);
        assertThat(twice.at("/errors/0/message").asText(), startsWith("emulator: "));
    }
}
