package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10, 443",
        "192.0.2.10:8443, 192.0.2.10, 8443",
        "2001:db8::1, 2001:db8::1, 443",
        "[2001:db8::1]:8443, 2001:db8::1, 8443",
        "[2001:db8::1], 2001:db8::1, 443",
        "::1, ::1, 443",
        "Origin.Example.com:1, origin.example.com, 1",
        "my_origin:65535, my_origin, 65535",
    })
    void addressesAndPortsAreRead(String item, String address, int port) throws OperationException {
        assertThat(OriginAddress.list("origins", item), is(List.of(new OriginAddress(address, port))));
    }

    @Test
    void aListMayBeginWithABracketedAddress() throws OperationException {
        assertThat(
                OriginAddress.list("origins", "[2001:db8::1]:8443, 192.0.2.10"),
                is(List.of(new OriginAddress("2001:db8::1", 8443), new OriginAddress("192.0.2.10", 443))));
    }

    @Test
    void duplicatesMerge() throws OperationException {
        assertThat(
                OriginAddress.list("origins", "192.0.2.10 192.0.2.10:443"),
                is(List.of(new OriginAddress("192.0.2.10", 443))));
    }

    @Test
    void nothingIsAnEmptyList() throws OperationException {
        assertThat(OriginAddress.list("origins", null), is(empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://192.0.2.10 | a URL",
                "192.0.2.10:0 | port",
                "192.0.2.10:65536 | port",
                "192.0.2.10:https | port",
                "192.0.2.10: | port",
                "192.0.2.256 | not an IPv4 address",
                "192.0.2 | not an IPv4 address",
                "[2001:db8::1 | list was put into a string",
                "192.0.2.10/24 | not address[:port]",
                "[192.0.2.10] | list was put into a string",
                "[a, b] | list was put into a string",
            })
    void whatIsNoAddressIsNamedWithItsFault(String item, String fault) {
        OperationException e = assertThrows(OperationException.class, () -> OriginAddress.list("origins", item));
        assertThat(e.getMessage(), allOf(containsString("origins "), containsString(fault)));
    }

    @Test
    void ipv6IsPrintedInBrackets() {
        assertThat(new OriginAddress("::1", 8443).toString(), is("[::1]:8443"));
        assertThat(new OriginAddress("192.0.2.10", 443).toString(), is("192.0.2.10:443"));
    }
}
