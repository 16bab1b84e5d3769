package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostnameTest {
    @Test
    void itemsAreSeparatedByCommasBlanksAndLines() throws OperationException {
        assertThat(
                Hostname.list("hostnames", " a.example.com,b.example.com \n c.example.com\td.example.com "),
                is(List.of("a.example.com", "b.example.com", "c.example.com", "d.example.com")));
    }

    @Test
    void caseAndFinalDotAreNormalisedAndDuplicatesMerge() throws OperationException {
        assertThat(Hostname.list("hostnames", "WWW.Example.com., www.example.com"), is(List.of("www.example.com")));
    }

    @Test
    void aShortNameIsMeantWhenADotFollowsIt() throws OperationException {
        assertThat(Hostname.list("hostnames", "intranet."), is(List.of("intranet")));
    }

    @Test
    void internationalNamesBecomePunycode() throws OperationException {
        assertThat(
                Hostname.list("hostnames", "Bücher.example.com, 例え.example.com"),
                is(List.of("xn--bcher-kva.example.com", "xn--r8jz45g.example.com")));
    }

    @Test
    void underscoresWork() throws OperationException {
        assertThat(Hostname.list("hostnames", "_dmarc.my_app.example.com"), is(List.of("_dmarc.my_app.example.com")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.example.com | is a URL",
                "www.example.com/path | has a path",
                "www.example.com:443 | has a port",
                "*.example.com | wildcard",
                "192.0.2.10 | an IP address",
                "2001:db8::1 | an IP address",
                "intranet | has no dot",
                "www..example.com | nothing between two dots",
                "-www.example.com | not a DNS label",
                "www.exa!mple.com | not a DNS label",
            })
    void whatIsNoHostnameIsNamedWithItsFault(String item, String fault) {
        OperationException e =
                assertThrows(OperationException.class, () -> Hostname.list("hostnames", "ok.example.com " + item));
        assertThat(e.getMessage(), allOf(containsString("hostnames has '" + item + "'"), containsString(fault)));
    }

    @Test
    void namesThatAreTooLongAreRefused() {
        String label = "a".repeat(63) + ".";
        String name = label.repeat(4) + "example.com";
        OperationException e = assertThrows(OperationException.class, () -> Hostname.list("hostnames", name));
        assertThat(e.getMessage(), containsString("267 characters; a hostname has at most 253"));
    }

    @Test
    void labelsThatAreTooLongAreRefused() {
        String name = "a".repeat(64) + ".example.com";
        OperationException e = assertThrows(OperationException.class, () -> Hostname.list("hostnames", name));
        assertThat(e.getMessage(), containsString("at most 63"));
    }

    @Test
    void aVeryLongNameInUnicodeIsRefusedInTheSameWords() {
        String name = "\u00fc".repeat(5000) + ".example.com";
        OperationException e = assertThrows(OperationException.class, () -> Hostname.list("hostnames", name));
        assertThat(e.getMessage(), containsString("cannot be written in punycode"));
    }

    @Test
    void nothingIsRefused() {
        OperationException e = assertThrows(OperationException.class, () -> Hostname.list("hostnames", " , \n"));
        assertThat(e.getMessage(), containsString("hostnames is empty"));
        assertThrows(OperationException.class, () -> Hostname.list("hostnames", null));
    }

    @Test
    void aListPutIntoAStringIsRefused() {
        OperationException e = assertThrows(
                OperationException.class, () -> Hostname.list("hostnames", "[a.example.com, b.example.com]"));
        assertThat(e.getMessage(), containsString("a list was put into a string"));
    }

    @Test
    void aZoneHoldsItselfAndItsSubdomainsOnly() {
        assertThat(Hostname.within("example.com", "example.com"), is(true));
        assertThat(Hostname.within("a.b.example.com", "example.com"), is(true));
        assertThat(Hostname.within("notexample.com", "example.com"), is(false));
        assertThat(Hostname.within("example.com.evil.net", "example.com"), is(false));
    }
}
