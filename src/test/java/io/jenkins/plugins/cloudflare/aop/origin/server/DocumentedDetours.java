package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A documented server with a second table: of the ways around those configurations that enforce. */
abstract class DocumentedDetours extends DocumentedServer {
    DocumentedDetours(String heading, String program) {
        super(heading, program);
    }

    Stream<Arguments> waysAround() throws Exception {
        return DocumentedVerdicts.of(heading + DocumentedVerdicts.WAYS_AROUND);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waysAround")
    void isCaught(String configuration, String expected) throws Exception {
        assertThat(DetourRun.names(DetourRun.around(targets.get(configuration), DetourRun.closedPort())), is(expected));
    }
}
