package io.jenkins.plugins.cloudflare.aop.operation.zone;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs from the journal's last state, in words. */
class DriftTest {
    private static final String LEFT = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "22222222-2222-4222-8222-222222222222";
    private static final ZoneDocument PAGE = ZoneDocument.empty()
            .withPointers(Map.of(
                    "www.example.com",
                    new HostnamePointer(
                            LEFT, true, null, "job#7", "2026-01-02T03:04:05Z", null, null, null, null, true)));
    private static final String BY = " (left so by job#7 at 2026-01-02T03:04:05Z)";

    private static List<String> drift(String certificate, Boolean enabled, String... held) {
        Association now = new Association("www.example.com", new CertificateId(certificate), enabled, "active", null);
        List<HostnameCertificate> certificates = java.util.stream.Stream.of(held)
                .map(id -> new HostnameCertificate(new CertificateId(id), null, "active", null, null, null))
                .toList();
        return Drift.of(PAGE, new ZoneContents(certificates, Map.of("www.example.com", now)), any -> true)
                .sentences();
    }

    @Test
    void whatIsAsItWasLeftIsNone() {
        assertThat(drift(LEFT, true, LEFT, OTHER), is(empty()));
    }

    @Test
    void aHostnameThatPointsElsewhere() {
        assertThat(
                drift(OTHER, true, LEFT, OTHER),
                is(List.of("hostname www.example.com points to certificate " + OTHER + " instead of " + LEFT + BY)));
    }

    @Test
    void aHostnameThatWasDisabled() {
        assertThat(
                drift(LEFT, false, LEFT), is(List.of("hostname www.example.com is disabled instead of enabled" + BY)));
    }

    @Test
    void aHostnameThatWasRemoved() {
        assertThat(
                drift(LEFT, null, LEFT),
                is(List.of(
                        "hostname www.example.com has no association any more instead of certificate " + LEFT + BY)));
    }

    @Test
    void aCertificateThatIsGone() {
        assertThat(
                drift(LEFT, true, OTHER),
                is(List.of("certificate " + LEFT + " of hostname www.example.com is gone" + BY)));
    }
}
