package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the configurations of a real server, one process for all, is what its table says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentedServer {
    final String heading;

    /** Where each configuration is served. */
    final Map<String, Target> targets = new LinkedHashMap<>();

    Map<String, OriginVerdict> verdicts;

    private final String program;
    private RealServer server;

    /** @param heading that of the table in docs/verification.md */
    DocumentedServer(String heading, String program) {
        this.heading = heading;
        this.program = program;
    }

    final String program() {
        return program;
    }

    /** Starts the program with all configurations, and notes the target of each. */
    abstract RealServer start(Path directory) throws Exception;

    /** What must hold of a verdict beside the table. */
    void check(String configuration, OriginVerdict found) {}

    @BeforeAll
    void proveAll(@TempDir Path directory) throws Exception {
        RealServer.assumeInstalled(program);
        RealServer.writeFiles(directory, OriginPki.EC);
        server = start(directory);
        verdicts = ProofRun.of(targets, OriginPki.EC.everybody());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of(heading);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isJudged(String configuration, Verdict expected) {
        OriginVerdict found = verdicts.get(configuration);
        assertThat(found.toString(), found.verdict(), is(expected));
        check(configuration, found);
    }

    /** All detours are looked for around all of them at once, as this takes long. */
    @Test
    void whatEnforcesHasNoWayAround() throws Exception {
        Set<String> enforced = DocumentedVerdicts.enforced(heading);
        List<Target> around = enforced.stream().map(targets::get).toList();
        Map<Target, Map<Detour, String>> found =
                DetourRun.around(around, DetourRun.closedPort(), EnumSet.allOf(Detour.class));
        Map<String, Map<Detour, String>> open = new LinkedHashMap<>();
        for (String name : enforced) {
            Map<Detour, String> ways = new TreeMap<>(found.get(targets.get(name)));
            if (name.contains(", limited with ")) {
                ways.values().removeIf(sentence -> sentence.contains(": undecided"));
            }
            if (!ways.isEmpty()) {
                open.put(name, ways);
            }
        }
        assertThat(open.toString(), open.isEmpty(), is(true));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertThat(DocumentedVerdicts.configurations(heading), is(targets.keySet()));
    }
}
