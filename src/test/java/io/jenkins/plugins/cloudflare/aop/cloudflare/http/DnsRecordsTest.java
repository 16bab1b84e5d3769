package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import org.junit.jupiter.api.Test;

/** How the DNS of a zone is asked for and read. */
class DnsRecordsTest extends CannedApiFixture {
    private static String record(String type, String name, String content, boolean proxied) {
        return "{\"id\":\"372e67954025e0ba6aaa6d586b9e0b59\",\"type\":\"" + type + "\",\"name\":\"" + name
                + "\",\"content\":\"" + content + "\",\"proxied\":" + proxied + ",\"ttl\":1}";
    }

    @Test
    void recordsThatLeadToAnOriginAreReadToTheLastPage() throws Exception {
        server.then(
                200,
                page(
                        record("A", "WWW.example.com", "192.0.2.1", true) + ","
                                + record("TXT", "www.example.com", "hello", false),
                        2));
        server.then(
                200,
                page(
                        record("AAAA", "www.example.com", "2001:db8::1", false) + ","
                                + record("A", "other.example.com", "192.0.2.9", true),
                        2));
        assertThat(
                api.dnsRecords(ZONE, "www.Example.com."),
                contains(
                        new DnsRecord("A", "www.example.com", "192.0.2.1", true),
                        new DnsRecord("AAAA", "www.example.com", "2001:db8::1", false)));
        String url = "/client/v4/zones/" + ZONE + "/dns_records?name=www.example.com&per_page=100";
        assertThat(server.asked().get(0).uri(), is(url));
        assertThat(server.asked().get(1).uri(), is(url + "&page=2"));
    }

    @Test
    void aWildcardIsARecordOfItsOwn() throws Exception {
        server.result(200, "[" + record("CNAME", "*.example.com", "origin.example.net", true) + "]");
        assertThat(
                api.dnsRecords(ZONE, "*.example.com"),
                contains(new DnsRecord("CNAME", "*.example.com", "origin.example.net", true)));
        assertThat(server.asked().get(0).uri(), containsString("name=*.example.com"));
    }

    @Test
    void noRecordIsNoFault() throws Exception {
        server.result(200, "[]");
        assertThat(api.dnsRecords(ZONE, "www.example.com"), is(empty()));
    }

    @Test
    void aMissingPermissionIsNamed() {
        server.error(403, 10000, "Authentication error");
        CloudflareException e =
                assertThrows(CloudflareException.Unauthorized.class, () -> api.dnsRecords(ZONE, "www.example.com"));
        assertThat(e.getMessage(), containsString("read the DNS records of www.example.com in zone " + ZONE));
        assertThat(e.getMessage(), containsString("'DNS: Read'"));
    }

    @Test
    void aRecordWithoutContentIsAnIncompleteAnswer() {
        server.result(200, "[{\"type\":\"A\",\"name\":\"www.example.com\"}]");
        CloudflareException e =
                assertThrows(CloudflareException.Unavailable.class, () -> api.dnsRecords(ZONE, "www.example.com"));
        assertThat(e.getMessage(), containsString("a DNS record has no type, name or content"));
    }

    /** Records of other kinds lead to no origin, whatever they lack. */
    @Test
    void onlyRecordsThatLeadToAnOriginAreRead() throws Exception {
        server.result(
                200,
                "[{\"type\":\"LOC\",\"name\":\"www.example.com\",\"data\":{}},"
                        + record("A", "www.example.com", "192.0.2.1", true) + "]");
        assertThat(
                api.dnsRecords(ZONE, "www.example.com"),
                contains(new DnsRecord("A", "www.example.com", "192.0.2.1", true)));
    }

    @Test
    void anOperatorIsNoName() {
        assertThrows(IllegalArgumentException.class, () -> api.dnsRecords(ZONE, "contains:example.com"));
        assertThat(server.asked(), is(empty()));
    }
}
