package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {
    /** As in {@code java -jar target/runner.jar}, of which each run of a benchmark has a directory of its own. */
    @Test
    void classesAreFoundFromAnotherDirectory() {
        String here = Path.of("").toAbsolutePath().toString();
        String elsewhere = Path.of("/opt/aop/classes").toAbsolutePath().toString();
        assertThat(
                Machine.absolute("target/runner.jar" + File.pathSeparator + elsewhere),
                is(Path.of(here, "target", "runner.jar") + File.pathSeparator + elsewhere));
    }
}
