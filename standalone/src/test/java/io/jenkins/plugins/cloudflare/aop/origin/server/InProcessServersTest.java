package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers on Java's TLS, each set up in the same ways; the verdicts stand in docs/verification.md. */
class InProcessServersTest {
    private static final String[] BOTH = {"TLSv1.2", "TLSv1.3"};

    private static Map<String, ServerSetup> setups() {
        OriginPki.Holder authority = OriginPki.EC.authority;
        Map<String, ServerSetup> setups = new LinkedHashMap<>();
        setups.put("none", new ServerSetup(authority, false, false, false, BOTH));
        setups.put("want", new ServerSetup(authority, true, false, false, BOTH));
        setups.put("want, 403 without a certificate", new ServerSetup(authority, true, false, true, BOTH));
        setups.put("want, any certificate, 403 without", new ServerSetup(null, true, false, true, BOTH));
        setups.put("need", new ServerSetup(authority, true, true, false, BOTH));
        setups.put("need, TLS 1.2", new ServerSetup(authority, true, true, false, "TLSv1.2"));
        setups.put("need, TLS 1.3", new ServerSetup(authority, true, true, false, "TLSv1.3"));
        setups.put("need, any certificate", new ServerSetup(null, true, true, false, BOTH));
        setups.put("need, wrong CA", new ServerSetup(OriginPki.EC.otherAuthority, true, true, false, BOTH));
        return setups;
    }

    static Stream<Arguments> expectations() throws IOException {
        Stream.Builder<Arguments> all = Stream.builder();
        for (InProcess server : InProcess.values()) {
            DocumentedVerdicts.of(server.heading())
                    .forEach(row -> all.add(Arguments.of(server, row.get()[0], row.get()[1])));
        }
        return all.build();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("expectations")
    void isJudged(InProcess server, String setup, String expected) throws Exception {
        try (InProcess.Running running = server.start(setups().get(setup))) {
            OriginVerdict verdict = ProofRun.of(ProofRun.target(running.port()));
            assertThat(verdict.toString(), verdict.verdict().name(), is(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySetupIsInTheDocumentation(InProcess server) throws IOException {
        assertThat(DocumentedVerdicts.configurations(server.heading()), is(setups().keySet()));
    }
}
