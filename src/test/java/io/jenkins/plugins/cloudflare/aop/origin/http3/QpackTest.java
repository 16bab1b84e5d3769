package io.jenkins.plugins.cloudflare.aop.origin.http3;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QpackTest {
    /** RFC 9204, appendix A, without the numbers of its rows. */
    private static final String STATIC_TABLE = """
            :authority |
            :path | /
            age | 0
            content-disposition |
            content-length | 0
            cookie |
            date |
            etag |
            if-modified-since |
            if-none-match |
            last-modified |
            link |
            location |
            referer |
            set-cookie |
            :method | CONNECT
            :method | DELETE
            :method | GET
            :method | HEAD
            :method | OPTIONS
            :method | POST
            :method | PUT
            :scheme | http
            :scheme | https
            :status | 103
            :status | 200
            :status | 304
            :status | 404
            :status | 503
            accept | */*
            accept | application/dns-message
            accept-encoding | gzip, deflate, br
            accept-ranges | bytes
            access-control-allow-headers | cache-control
            access-control-allow-headers | content-type
            access-control-allow-origin | *
            cache-control | max-age=0
            cache-control | max-age=2592000
            cache-control | max-age=604800
            cache-control | no-cache
            cache-control | no-store
            cache-control | public, max-age=31536000
            content-encoding | br
            content-encoding | gzip
            content-type | application/dns-message
            content-type | application/javascript
            content-type | application/json
            content-type | application/x-www-form-urlencoded
            content-type | image/gif
            content-type | image/jpeg
            content-type | image/png
            content-type | text/css
            content-type | text/html; charset=utf-8
            content-type | text/plain
            content-type | text/plain;charset=utf-8
            range | bytes=0-
            strict-transport-security | max-age=31536000
            strict-transport-security | max-age=31536000; includesubdomains
            strict-transport-security | max-age=31536000; includesubdomains; preload
            vary | accept-encoding
            vary | origin
            x-content-type-options | nosniff
            x-xss-protection | 1; mode=block
            :status | 100
            :status | 204
            :status | 206
            :status | 302
            :status | 400
            :status | 403
            :status | 421
            :status | 425
            :status | 500
            accept-language |
            access-control-allow-credentials | FALSE
            access-control-allow-credentials | TRUE
            access-control-allow-headers | *
            access-control-allow-methods | get
            access-control-allow-methods | get, post, options
            access-control-allow-methods | options
            access-control-expose-headers | content-length
            access-control-request-headers | content-type
            access-control-request-method | get
            access-control-request-method | post
            alt-svc | clear
            authorization |
            content-security-policy | script-src 'none'; object-src 'none'; base-uri 'none'
            early-data | 1
            expect-ct |
            forwarded |
            if-range |
            origin |
            purpose | prefetch
            server |
            timing-allow-origin | *
            upgrade-insecure-requests | 1
            user-agent |
            x-forwarded-for |
            x-frame-options | deny
            x-frame-options | sameorigin
            """;

    private static Map<String, String> decode(String hex) throws VisitEndedException {
        return Qpack.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void theStaticTableIsThatOfTheRfc() {
        List<String> known = new ArrayList<>();
        for (int index = 0; index < QpackStaticTable.size(); index++) {
            Map.Entry<String, String> field = QpackStaticTable.field(index);
            known.add((field.getKey() + " | " + field.getValue()).strip());
        }
        assertThat(known, is(STATIC_TABLE.lines().toList()));
        assertThat(known.size(), is(99));
    }

    /** The first row is the example of RFC 9204, appendix B.1. */
    @ParameterizedTest
    @CsvSource({
        "0000 510b 2f69 6e64 6578 2e68 746d 6c, :path, /index.html",
        "0000 d9, :status, 200",
        // A number that does not fit into the first byte: index 68.
        "0000 ff05, :status, 403",
        "0000 5f4d 03 616263, server, abc",
        // Huffman code, as in RFC 7541, appendix C.4.1.
        "0000 508c f1e3 c2e5 f23a 6ba0 ab90 f4ff, :authority, www.example.com",
        "0000 23 782d61 01 62, x-a, b",
    })
    void fieldsAreRead(String hex, String name, String value) throws VisitEndedException {
        assertThat(decode(hex).get(name), is(value));
    }

    @Test
    void ofSeveralFieldsWithOneNameTheFirstCounts() throws VisitEndedException {
        assertThat(decode("0000 d9 d8").get(":status"), is("200"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                // A dynamic table, which we do not have.
                "0381 10",
                "0000 80",
                "0000 10",
                "0000 4001 61",
                "0000 00 01 61",
                // Entry 99 of a table of 99.
                "0000 ff24",
                // Strings and numbers that end too early or never.
                "0000 510b 2f",
                "0000 ffffffffffff7f",
                "0000 27",
                // Huffman code of thirty ones and more.
                "0000 5084 ffffffff",
            })
    void whatIsBrokenIsNotHttp(String hex) {
        VisitEndedException e = assertThrows(VisitEndedException.class, () -> decode(hex));
        assertThat(e.ending(), is(Ending.NOT_HTTP));
    }

    @Test
    void whatIsWrittenIsRead() throws VisitEndedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(":path", "/" + "x".repeat(500));
        fields.put("user-agent", "a");
        fields.put("a-name-longer-than-a-prefix-" + "n".repeat(200), "");
        assertThat(Qpack.decode(Qpack.encode(fields)), is(fields));
    }
}
