package io.jenkins.plugins.cloudflare.aop.metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostnames in names of gauges. */
class GaugeNameTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www_example_com",
        "shop-eu.example.com, shop__eu_example_com",
        "xn--bcher-kva.example, xn____bcher__kva_example",
        "_acme.example.com, _X5F_acme_X2E_example_X2E_com",
        "*.example.com, _X2A__X2E_example_X2E_com"
    })
    void areReadable(String hostname, String part) {
        assertThat(GaugeName.part(hostname), is(part));
        assertThat(GaugeName.of(hostname, "verdict"), is("cloudflare-aop.hostname." + part + ".verdict"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ExampleRecords.ATTACK, "", "a..b", "Ä.example", "A.example", "a.b.", "-a.b"})
    void areWhatAnySystemTakes(String hostname) {
        assertThat(GaugeName.part(hostname), matchesPattern("[a-zA-Z0-9_]*"));
    }

    /** What Prometheus would write for either must not be the same. */
    @Test
    void twoHostnamesHaveTwoNames() {
        List<String> hostnames = List.of(
                "a.b", "a-b", "a--b", "a_b", "a__b", "a..b", "a-.b", "a.-b", "ab", "A-b", "a.b.", "a---b", "a_X2E_b");

        Set<String> names = hostnames.stream().map(GaugeName::part).collect(Collectors.toSet());

        assertThat(names, hasSize(hostnames.size()));
    }
}
