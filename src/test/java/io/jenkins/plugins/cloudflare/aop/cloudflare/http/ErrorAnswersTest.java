package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.CERTIFICATE;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.FAMILY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Error answers of the API, by kind of call and code. */
class ErrorAnswersTest extends RefusalFixture {
    static Stream<Arguments> table() {
        Class<?> rejected = CloudflareException.Rejected.class;
        Class<?> unauthorized = CloudflareException.Unauthorized.class;
        Class<?> notFound = CloudflareException.NotFound.class;
        return Stream.of(
                Arguments.of(
                        Ask.UPLOAD, 400, 1406, "certificate already exists", rejected, "has this certificate already"),
                Arguments.of(
                        Ask.UPLOAD, 400, 1408, "Unable to parse certificate", rejected, "one leaf certificate in PEM"),
                Arguments.of(Ask.UPLOAD, 400, 1412, "Only leaf certificate is allowed.", rejected, "CA:FALSE"),
                Arguments.of(Ask.UPLOAD, 400, 1412, "Missing leaf certificate.", rejected, "CA:FALSE"),
                Arguments.of(Ask.UPLOAD, 400, 1433, "of another product", rejected, "'of another product' (code 1433)"),
                Arguments.of(Ask.ASSOCIATE, 400, 1404, "Certificate ID required", rejected, "no certificate id"),
                Arguments.of(Ask.DELETE, 400, 1415, "Invalid Certificate ID", rejected, "malformed"),
                Arguments.of(Ask.DELETE, 400, 1433, "certificate in use", rejected, "still associated"),
                Arguments.of(Ask.DELETE, 400, 1434, "pending deployment", rejected, "still being deployed"),
                Arguments.of(Ask.LIST, 404, 7003, "Could not route", notFound, "check the zone id"),
                Arguments.of(Ask.READ, 400, 7000, "No route for that URI", notFound, "check the zone id"),
                Arguments.of(Ask.ASSOCIATION, 404, 7003, "Could not route", notFound, "check the zone id"),
                Arguments.of(Ask.LIST, 400, 6003, "Invalid request headers", unauthorized, "valid API token"),
                Arguments.of(Ask.LIST, 401, 1000, "Invalid API Token", unauthorized, "valid API token"),
                Arguments.of(Ask.LIST, 403, 9109, "Invalid access token", unauthorized, "wrong, expired or revoked"),
                Arguments.of(
                        Ask.LIST,
                        403,
                        9109,
                        "Cannot use the access token from location: 2001:db8::7",
                        unauthorized,
                        "from 2001:db8::7, as Cloudflare sees this machine"),
                Arguments.of(
                        Ask.MODE,
                        403,
                        9109,
                        "Unauthorized to access requested resource",
                        unauthorized,
                        "'Zone Settings: Read'"),
                Arguments.of(
                        Ask.UPLOAD, 403, 10000, "Authentication error", unauthorized, "'SSL and Certificates: Edit'"),
                Arguments.of(
                        Ask.DELETE, 403, 10000, "Authentication error", unauthorized, "'SSL and Certificates: Edit'"),
                Arguments.of(
                        Ask.ASSOCIATE,
                        400,
                        10000,
                        "Authentication error",
                        unauthorized,
                        "'SSL and Certificates: Edit'"),
                Arguments.of(
                        Ask.LIST, 403, 10000, "Authentication error", unauthorized, "'SSL and Certificates: Edit'"),
                Arguments.of(Ask.ZONE_NAMED, 403, 10000, "Authentication error", unauthorized, "'Zone: Read'"),
                Arguments.of(Ask.ZONE_NAMED, 403, 0, "requires permission", unauthorized, "'Zone: Read'"),
                Arguments.of(Ask.UPLOAD, 200, 1406, "already exists", rejected, "has this certificate already"),
                Arguments.of(Ask.UPLOAD, 418, 4711, "new rule", rejected, "'new rule' (code 4711)"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void isReadByCallAndCode(Ask ask, int status, int code, String text, Class<?> type, String part) {
        server.error(status, code, text);
        CloudflareException e = failure(ask);
        assertThat(e, instanceOf(type));
        assertThat(e.getMessage(), containsString(part));
        assertThat(e.code(), is(code));
        assertThat(e.httpStatus(), is(status));
        assertThat(e.isTransient(), is(false));
        assertThat(e.ray().orElseThrow(), is("8f0000000000abcd-FRA"));
        assertThat(e.reference(), containsString("CF-Ray 8f0000000000abcd-FRA"));
        assertThat("asked once", server.asked(), hasSize(1));
    }

    @Test
    void theReasonInsideAReasonCounts() {
        server.then(
                400,
                "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"headers\",\"error_chain\":"
                        + "[{\"code\":6111,\"message\":\"Invalid format for Authorization header\"}]}]}");
        assertThat(failure(Ask.LIST), instanceOf(CloudflareException.Unauthorized.class));
    }

    @Test
    void aZoneLevelIdIsToldFromAnUnknownOne() {
        String text = "Certificate ID in request is either invalid or the certificate has been deleted";
        server.error(400, 1415, text).result(202, "[{\"id\":\"" + CERTIFICATE + "\"}]");
        CloudflareException mixUp = failure(Ask.ASSOCIATE);
        assertThat(mixUp, instanceOf(CloudflareException.Rejected.class));
        assertThat(mixUp.code(), is(1415));
        assertThat(mixUp.getMessage(), containsString(CERTIFICATE + " is a zone-level certificate"));
        assertThat(server.asked().get(1).uri(), is(FAMILY));

        server.error(400, 1415, text).result(202, "null");
        assertThat(
                failure(Ask.ASSOCIATE).getMessage(),
                containsString("unknown in the zone or its certificate was deleted"));
        server.error(400, 1415, text).error(403, 10000, "Authentication error");
        assertThat(
                "the look is no reason to fail otherwise",
                failure(Ask.ASSOCIATE).code(),
                is(1415));
    }
}
