package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of issued certificates. */
class IssuerNamesTest {
    private static final PrivateCa ISSUER = TestPki.ca("root").issuer();
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final String LONG_HOST = "a".repeat(60) + ".example.com";

    @Test
    void aLongNameIsInTheAlternativeNameOnly() throws Exception {
        String most = "a".repeat(52) + ".example.com";
        assertThat(
                ISSUER.issue(most, QUARTER, Instant.now(), TestKeys.RANDOM)
                        .leaf()
                        .getSubjectX500Principal()
                        .getName(),
                is("CN=" + most));
        X509Certificate leaf =
                ISSUER.issue(LONG_HOST, QUARTER, Instant.now(), TestKeys.RANDOM).leaf();
        assertThat(leaf.getSubjectX500Principal().getName(), is(""));
        assertThat(Identifiers.names(leaf), is(List.of(List.of(2, LONG_HOST))));
        assertThat("RFC 5280, 4.2.1.6", leaf.getCriticalExtensionOIDs(), hasItem("2.5.29.17"));
    }

    @ParameterizedTest
    @CsvSource({
        "Pulls.Example.COM,pulls.example.com",
        "pulls.example.com.,pulls.example.com",
        "' pulls.example.com ',pulls.example.com",
        "*.example.com,*.example.com",
        "_underscore.example.com,_underscore.example.com",
        "b\u00fccher.example,xn--bcher-kva.example",
        "single,single"
    })
    void writesNamesInOneForm(String given, String written) throws Exception {
        X509Certificate leaf =
                ISSUER.issue(given, QUARTER, Instant.now(), TestKeys.RANDOM).leaf();
        assertThat(Identifiers.names(leaf), is(List.of(List.of(2, written))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "two words", "a..b", "-a.example", "a,O=forged", "a\nb", "https://a", "a.*.b", "."})
    void refusesWhatIsNoHostName(String name) {
        String message = Refusal.of(() -> ISSUER.issue(name, QUARTER, Instant.now(), TestKeys.RANDOM));
        assertThat(message, containsString("is not a host name"));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        for (String name : new String[] {"a".repeat(64), "a.".repeat(127) + "b", "\u00fc".repeat(5000)}) {
            String message = Refusal.of(() -> ISSUER.issue(name, QUARTER, Instant.now(), TestKeys.RANDOM));
            assertThat(message, containsString("is not a host name"));
        }
    }
}
