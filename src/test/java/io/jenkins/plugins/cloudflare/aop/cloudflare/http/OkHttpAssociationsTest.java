package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.CERTIFICATE;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.FAMILY;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How associations, zones and settings are asked for, changed and read. */
class OkHttpAssociationsTest extends CannedApiFixture {
    private static String association(String hostname, String enabled) {
        return "{\"hostname\":\"" + hostname + "\",\"cert_id\":\"" + CERTIFICATE + "\",\"enabled\":" + enabled
                + ",\"status\":\"active\"}";
    }

    @Test
    void associationsAreAskedForInEveryStatusAndToTheLastPage() throws Exception {
        server.then(202, page(association("a.example.com", "true") + "," + association("b.example.com", "false"), 2));
        server.then(202, page(association("b.example.com", "false") + "," + association("c.example.com", "null"), 2));
        List<Association> associations = api.associations(ZONE);
        assertThat(
                associations,
                contains(
                        new Association("a.example.com", CERTIFICATE, true, "active", null),
                        new Association("b.example.com", CERTIFICATE, false, "active", null),
                        new Association("c.example.com", CERTIFICATE, null, "active", null)));
        assertThat(server.asked().get(0).uri(), is(FAMILY + "/hostnames?status=all&per_page=1000"));
        assertThat(server.asked().get(1).uri(), is(FAMILY + "/hostnames?status=all&per_page=1000&page=2"));
    }

    @Test
    void associationsWithoutPageCountEndWithAPageThatIsNotFull() throws Exception {
        server.result(202, "[" + association("a.example.com", "true") + "]");
        assertThat(api.associations(ZONE), hasSize(1));
    }

    @Test
    void aListThatNeverEndsIsAnError() throws Exception {
        for (int i = 0; i < 100; i++) {
            server.then(202, page(association("h" + i + ".example.com", "true"), 1_000_000));
        }
        CloudflareException e = assertThrows(CloudflareException.Unavailable.class, () -> api.associations(ZONE));
        assertThat(e.getMessage(), containsString("100 pages"));
    }

    @Test
    void oneAssociationIsReadByItsName() throws Exception {
        server.result(
                202, association("www.example.com", "true").replace("}", ",\"cert_status\":\"pending_deployment\"}"));
        Association association = api.association(ZONE, "WWW.Example.COM.").orElseThrow();
        assertThat(association.certificateStatusText(), is("pending_deployment"));
        assertThat(server.asked().get(0).uri(), is(FAMILY + "/hostnames/www.example.com"));
        server.result(202, association("xn--bcher-kva.example.com", "true"));
        api.association(ZONE, "bücher.example.com");
        assertThat(server.asked().get(1).uri(), is(FAMILY + "/hostnames/xn--bcher-kva.example.com"));
    }

    @Test
    void whatWasNeverSetOrIsVoidIsAbsent() throws Exception {
        server.error(404, 1553, "setting for this hostname not found");
        assertThat(api.association(ZONE, "www.example.com"), is(Optional.empty()));
        server.result(202, association("www.example.com", "null"));
        assertThat(api.association(ZONE, "www.example.com"), is(Optional.empty()));
        for (int code : new int[] {1551, 1552}) {
            server.error(404, code, "not found");
            assertThat(api.certificate(ZONE, CERTIFICATE), is(Optional.empty()));
        }
    }

    @Test
    void namesThatAreOtherResourcesOrNoNamesAreNotAskedFor() {
        for (String name :
                new String[] {"certificates", "", "..", "a/b.com", "contains:example.com", "192.0.2.1", "a..b"}) {
            Throwable e = assertThrows(IllegalArgumentException.class, () -> api.association(ZONE, name));
            assertThat(e.getMessage(), containsString("is not a hostname"));
            assertThrows(IllegalArgumentException.class, () -> api.zoneNamed(name));
        }
        assertThat(server.asked(), is(empty()));
    }

    @Test
    void aVoidIsALiteralNull() throws Exception {
        server.result(202, "[" + association("www.example.com", "null") + "]");
        WriteResult<List<Association>> write =
                api.associate(ZONE, List.of(new AssociationChange("www.example.com", CERTIFICATE, null)));
        assertThat(write.result().get(0).enabled() == null, is(true));
        CannedApi.Asked asked = server.asked().get(0);
        assertThat(asked.method(), is("PUT"));
        assertThat(asked.uri(), is(FAMILY + "/hostnames"));
        assertThat(asked.body(), containsString("\"enabled\":null"));
        assertThat(
                asked.body(),
                is("{\"config\":[{\"hostname\":\"www.example.com\",\"cert_id\":\"" + CERTIFICATE
                        + "\",\"enabled\":null}]}"));
    }

    @Test
    void theAnswerOfAChangeIsAnArrayAndKeepsNoPrivateKey() throws Exception {
        server.result(
                202, "[" + association("a.example.com", "true").replace("}", ",\"private_key\":\"leaked\"}") + "]");
        WriteResult<List<Association>> write = api.associate(
                ZONE,
                List.of(
                        new AssociationChange("a.example.com", CERTIFICATE, true),
                        new AssociationChange("b.example.com", CERTIFICATE, true)));
        assertThat("one is missing and that shows", write.result(), hasSize(1));
        assertThat(write.toString(), not(containsString("leaked")));
    }

    @Test
    void zonesAreFoundByExactNameAndTheActiveOneWins() throws Exception {
        String other = ZONE.value().replace('0', 'f');
        server.result(
                200,
                "[{\"id\":\"" + other + "\",\"name\":\"notexample.com\",\"status\":\"active\"},{\"id\":\"" + other
                        + "\",\"name\":\"example.com\",\"status\":\"pending\"},{\"id\":\"" + ZONE
                        + "\",\"name\":\"Example.com\",\"status\":\"active\"}]");
        assertThat(api.zoneNamed("Example.com").orElseThrow(), is(new Zone(ZONE, "example.com", "active")));
        assertThat(server.asked().get(0).uri(), is("/client/v4/zones?name=example.com&per_page=50"));
        server.result(200, "[]");
        assertThat(api.zoneNamed("example.com"), is(Optional.empty()));
        String pending = "{\"id\":\"" + ZONE + "\",\"name\":\"example.com\",\"status\":\"pending\"}";
        server.result(200, "[" + pending + "," + pending + "]");
        CloudflareException e = assertThrows(CloudflareException.Rejected.class, () -> api.zoneNamed("example.com"));
        assertThat(e.getMessage(), containsString("give the id"));
    }

    @Test
    void theEncryptionModeIsRead() throws Exception {
        server.result(200, "{\"id\":\"ssl\",\"value\":\"origin_pull\"}").result(200, "{\"value\":\"new\"}");
        assertThat(api.encryptionMode(ZONE), is(EncryptionMode.ORIGIN_PULL));
        assertThat(api.encryptionMode(ZONE), is(EncryptionMode.UNKNOWN));
        assertThat(server.asked().get(0).uri(), is("/client/v4/zones/" + ZONE + "/settings/ssl"));
    }
}
