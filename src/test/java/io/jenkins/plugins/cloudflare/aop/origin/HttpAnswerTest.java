package io.jenkins.plugins.cloudflare.aop.origin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "h3=\":443\"> 443",
                "h3=\":8443\"; ma=86400, h3-29=\":443\"> 8443 443",
                "h2=\":444\", h3=\":8443\", h3=\":9443\"> 8443 9443",
                "h3=\":443\", h3=\":443\"> 443",
                // Another host may be at the same address.
                "h3=\"other.example.test:8443\", h3=\"[::1]:9443\"> 8443 9443",
                "h3=\"other.example.test\", h3=\"\"> ''",
                "h3=\":0\", h3=\":65536\", h3=\":99999\"> ''",
                "xh3=\":443\"> ''",
                "clear> ''",
                "h3=\":1\",h3=\":2\",h3=\":3\",h3=\":4\",h3=\":5\"> 1 2 3 4",
            })
    void portsOfHttp3AreRead(String header, String ports) {
        HttpAnswer answer = HttpAnswer.of(200, Map.of("alt-svc", header), new byte[0], null);
        List<Integer> expected = ports.isEmpty()
                ? List.of()
                : List.of(ports.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(answer.http3Ports(), is(expected));
    }
}
