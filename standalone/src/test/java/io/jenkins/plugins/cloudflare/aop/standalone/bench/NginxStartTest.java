package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is not waited for to the end does not stay. */
@Timeout(60)
class NginxStartTest {
    /** Enough for it to be at its configuration still when somebody first looks. */
    private static final int HOSTNAMES = 5000;

    @Test
    void anInterruptWhileItStartsLeavesNoServer() throws Exception {
        Path program = Path.of("/usr/sbin/nginx");
        assumeTrue(Boolean.getBoolean("aop.requireServers") || Files.isExecutable(program));
        try (BenchFiles files = new BenchFiles()) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> Nginx.start(program, files, HOSTNAMES));
            List<String> left = ProcessHandle.current()
                    .descendants()
                    .flatMap(process -> process.info().commandLine().stream())
                    .filter(line -> line.contains(files.directory().toString()))
                    .toList();
            assertThat(left, is(empty()));
        }
    }
}
