package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** One that enforces has no way around either; all setups run at once. */
    @ParameterizedTest
    @EnumSource
    void isJudged(InProcess server) throws Exception {
        Map<String, InProcess.Running> running = new LinkedHashMap<>();
        try {
            Map<String, Target> targets = new LinkedHashMap<>();
            for (Map.Entry<String, ServerSetup> setup : setups().entrySet()) {
                running.put(setup.getKey(), server.start(setup.getValue()));
                targets.put(
                        setup.getKey(),
                        ProofRun.target(running.get(setup.getKey()).port()));
            }
            Map<String, String> found = new LinkedHashMap<>();
            ProofRun.of(targets, OriginPki.EC.everybody())
                    .forEach((setup, verdict) ->
                            found.put(setup, verdict.verdict().name()));
            assertThat(found, is(DocumentedVerdicts.table(server.heading())));
            List<Target> enforced = DocumentedVerdicts.enforced(server.heading()).stream()
                    .map(targets::get)
                    .toList();
            Map<Target, Map<Detour, String>> around =
                    DetourRun.around(enforced, DetourRun.closedPort(), EnumSet.allOf(Detour.class));
            assertThat(around.toString(), around.values().stream().allMatch(Map::isEmpty), is(true));
        } finally {
            for (InProcess.Running one : running.values()) {
                one.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySetupIsInTheDocumentation(InProcess server) throws IOException {
        assertThat(DocumentedVerdicts.configurations(server.heading()), is(setups().keySet()));
    }
}
