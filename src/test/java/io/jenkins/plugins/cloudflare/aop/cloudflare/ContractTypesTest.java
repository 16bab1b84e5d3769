package io.jenkins.plugins.cloudflare.aop.cloudflare;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi;
import io.jenkins.plugins.cloudflare.aop.emulator.Credential;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that operations exchange with the API. */
class ContractTypesTest {
    private static HostnameCertificate certificate(String pem) {
        return new HostnameCertificate(CannedApi.CERTIFICATE, pem, "active", null, null, null);
    }

    @Test
    void aCertificateIsItsDerWhateverTheLineEnds() throws Exception {
        Credential leaf = Credential.selfSigned("leaf");
        byte[] der = leaf.certificate().getEncoded();
        Optional<String> expected = Optional.of(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
        String pem = leaf.certificatePem();
        assertThat(certificate(pem).sha256(), is(expected));
        assertThat(certificate(pem + "\n").sha256(), is(expected));
        assertThat(certificate(pem.replace("\n", "\r\n")).sha256(), is(expected));
        assertThat(certificate(pem).leaf(), is(Optional.of(leaf.certificate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void anUnreadableCertificateHasNoFingerprint(String pem) {
        assertThat(certificate(pem).sha256(), is(Optional.empty()));
        assertThat(certificate(null).sha256(), is(Optional.empty()));
    }

    @Test
    void aTokenNeverShowsItself() {
        ApiToken token = ApiToken.of(" " + CannedApi.SECRET + "\n");
        assertThat(token.toString(), is("****"));
        assertThat(token.authorization(), is("Bearer " + CannedApi.SECRET));
        Throwable e = assertThrows(IllegalArgumentException.class, () -> ApiToken.of("two words"));
        assertThat(e.getMessage(), not(containsString("two")));
        assertThrows(IllegalArgumentException.class, () -> ApiToken.of(" \n"));
    }

    @Test
    void idsAreCheckedAndInLowerCase() {
        assertThat(new ZoneId("ABCDEF0123456789abcdef0123456789").value(), is("abcdef0123456789abcdef0123456789"));
        assertThat(ZoneId.matches("example.com"), is(false));
        assertThrows(IllegalArgumentException.class, () -> new ZoneId("../accounts"));
        assertThat(
                new CertificateId("0123456789ABCDEF0123456789abcdef").value(), is("0123456789abcdef0123456789abcdef"));
        assertThrows(IllegalArgumentException.class, () -> new CertificateId(""));
    }

    @ParameterizedTest
    @CsvSource({
        "www.Example.COM, www.example.com",
        "'  www.example.com. ', www.example.com",
        "bücher.example, xn--bcher-kva.example",
        "_acme.a_b.example.com, _acme.a_b.example.com",
        "*.example.com, *.example.com"
    })
    void namesHaveOneSpelling(String given, String spelled) {
        assertThat(new DnsName(given).value(), is(spelled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example",
                "-a.example.com",
                "a-.example.com",
                "a b.example.com",
                "https://www.example.com",
                "www.example.com:443",
                "www.*.example.com",
                "203.0.113.7",
                "a..example.com",
                "."
            })
    void whatIsNoNameIsRefused(String given) {
        Throwable e = assertThrows(IllegalArgumentException.class, () -> new DnsName(given));
        assertThat(e.getMessage(), containsString("'" + given + "' is not a hostname"));
    }

    @Test
    void theReferenceHasWhatSupportAsksFor() {
        assertThat(
                new CloudflareException.Rejected("no", 400, 1406, "8f-FRA").reference(),
                is("HTTP 400, code 1406, CF-Ray 8f-FRA"));
        assertThat(new CloudflareException.Unavailable("no", 0, 0, null).reference(), is(""));
        assertThat(new CloudflareException.NotFound("no", 0, 1551, "8f").reference(), is("code 1551, CF-Ray 8f"));
    }
}
