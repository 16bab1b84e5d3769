package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that has a choice takes the curve that costs the runner least, and none of the others is lost. */
@Timeout(60)
class OfferedGroupsTest {
    private static final String NATIVE = "native";
    /** P-256 and P-384 by their numbers (RFC 8446, section 4.2.7). */
    private static final int P_256 = 23;

    private static final int P_384 = 24;

    @BeforeEach
    void assumeBrought() {
        assumeTrue(NativeCurves.isBrought(), "there is no library for this platform");
    }

    @Test
    void nativeOnesComeFirst() throws Exception {
        List<Integer> offered = offered(List.of(), NATIVE);
        assertThat(offered.get(0), is(P_256));
        assertThat(offered, containsInAnyOrder(offered(List.of()).toArray()));
    }

    @Test
    void whoHasSaidWhichKeepsThem() throws Exception {
        assertThat(offered(List.of("-Djdk.tls.namedGroups=secp384r1"), NATIVE), is(List.of(P_384)));
    }

    private static List<Integer> offered(List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Machine.java(OfferedGroups.class.getName(), options);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output, process.waitFor(), is(0));
        return Stream.of(output.strip().replaceAll("[\\[\\]]", "").split(", "))
                .map(Integer::valueOf)
                .toList();
    }
}
