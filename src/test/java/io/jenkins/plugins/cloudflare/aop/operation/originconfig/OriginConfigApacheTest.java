package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippet for Apache httpd, loaded by the real one. */
class OriginConfigApacheTest extends OriginConfigServer {
    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void apacheHttpd(String phase) throws Exception {
        RealServer.assumeInstalled("/usr/sbin/apache2");
        snippet("apache", phase);
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        try (RealServer server = apache()) {
            prove(phase);
        }
    }

    /** Why the snippet counts: httpd's own default of one refuses a leaf of an intermediate. */
    @Test
    void apacheHttpdNeedsTheDepth() throws Exception {
        RealServer.assumeInstalled("/usr/sbin/apache2");
        String snippet = snippet("apache", "enforce");
        assertThat(snippet, containsString("\nSSLVerifyDepth 2\n"));
        Files.writeString(folder.resolve("apache.conf"), snippet.replace("SSLVerifyDepth 2", "SSLVerifyDepth 1"));
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        try (RealServer server = apache()) {
            OperationException e = assertThrows(OperationException.class, () -> prove("enforce"));
            assertThat(e.getMessage(), containsString("REFUSES_OURS"));
        }
    }
}
