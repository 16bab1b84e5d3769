package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.CERTIFICATE;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.FAMILY;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How certificates are asked for, uploaded, deleted and read. */
class OkHttpCertificatesTest extends CannedApiFixture {
    private static String certificate(String status, String uploadedOn) {
        return "{\"id\":\"" + CERTIFICATE + "\",\"certificate\":\"PEM\\n\",\"status\":\"" + status
                + "\",\"expires_on\":\"2030-01-02T03:04:05Z\",\"uploaded_on\":\"" + uploadedOn
                + "\",\"issuer\":\"CN=us,O=We\",\"serial_number\":\"1234567890123456789\"}";
    }

    @Test
    void anUploadSendsBothPemsAndReadsTheAnswer() throws Exception {
        server.result(202, certificate("pending_deployment", "2026-03-01T10:00:00.12345Z"));
        WriteResult<HostnameCertificate> write = api.upload(ZONE, "leaf\n", "key\n");
        assertThat(write.ray(), is("8f0000000000abcd-FRA"));
        HostnameCertificate certificate = write.result();
        assertThat(certificate.id(), is(CERTIFICATE));
        assertThat(certificate.status(), is(DeploymentStatus.PENDING_DEPLOYMENT));
        assertThat(certificate.pem(), is("PEM\n"));
        assertThat(certificate.expiresOn(), is(Instant.parse("2030-01-02T03:04:05Z")));
        assertThat("five digits", certificate.uploadedOn(), is(Instant.parse("2026-03-01T10:00:00.123450Z")));
        CannedApi.Asked asked = server.asked().get(0);
        assertThat(asked.method(), is("POST"));
        assertThat(asked.uri(), is(FAMILY + "/hostnames/certificates"));
        assertThat(asked.body(), is("{\"certificate\":\"leaf\\n\",\"private_key\":\"key\\n\"}"));
        assertThat(asked.header("Authorization"), is("Bearer " + CannedApi.SECRET));
        assertThat(asked.header("User-Agent"), is("cloudflare-aop"));
        assertThat(asked.header("Content-Type"), is("application/json"));
    }

    @Test
    void sixDigitsAndUnknownStatesAreRead() throws Exception {
        server.result(200, "[" + certificate("thinking", "2026-03-01T10:00:00.123456Z") + "]");
        HostnameCertificate certificate = api.certificates(ZONE).get(0);
        assertThat(certificate.uploadedOn(), is(Instant.parse("2026-03-01T10:00:00.123456Z")));
        assertThat(certificate.status(), is(DeploymentStatus.UNKNOWN));
        assertThat(certificate.statusText(), is("thinking"));
    }

    @Test
    void listsWithoutResultAreEmpty() throws Exception {
        server.result(202, "null").then(202, "{\"success\":true}").result(202, "[]");
        for (int i = 0; i < 3; i++) {
            assertThat(api.certificates(ZONE), is(empty()));
        }
    }

    @Test
    void certificatesAreReadToTheLastPageWhenThePagesAreCounted() throws Exception {
        server.then(202, page(certificate("active", ""), 2));
        server.then(202, page(certificate("active", "").replace("2458ce5a", "3458ce5a"), 2));
        assertThat(api.certificates(ZONE), hasSize(2));
        assertThat(server.asked().get(0).uri(), is(FAMILY + "/hostnames/certificates"));
        assertThat(server.asked().get(1).uri(), is(FAMILY + "/hostnames/certificates?page=2"));
    }

    @Test
    void codesInMessagesAreNoErrors() throws Exception {
        server.then(
                200,
                "{\"success\":true,\"errors\":[],\"messages\":[{\"code\":10000,\"message\":\"valid\"}],\"result\":[]}");
        assertThat(api.certificates(ZONE), is(empty()));
    }

    @Test
    void deletingWhatIsGoingOrGoneSucceeds() throws Exception {
        server.result(202, certificate("pending_deletion", ""));
        server.error(400, 1414, "pending deletion").error(404, 1551, "not found");
        assertThat(api.delete(ZONE, CERTIFICATE).result(), is(DeploymentStatus.PENDING_DELETION));
        assertThat(api.delete(ZONE, CERTIFICATE).result(), is(DeploymentStatus.PENDING_DELETION));
        WriteResult<DeploymentStatus> gone = api.delete(ZONE, CERTIFICATE);
        assertThat(gone.result(), is(DeploymentStatus.DELETED));
        assertThat(gone.ray(), is("8f0000000000abcd-FRA"));
        assertThat(server.asked().get(0).method(), is("DELETE"));
        assertThat(server.asked().get(0).uri(), is(FAMILY + "/hostnames/certificates/" + CERTIFICATE));
    }
}
