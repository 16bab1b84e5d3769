package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace, and credentials of a CA with an intermediate. */
abstract class OriginConfigFixture {
    static final TestPki ROOT = TestPki.ca("Origin pull CA");

    static final TestPki BELOW = ROOT.intermediate("Origin pull CA 1");

    static final ClientCertificate CLIENT = ROOT.client("www.example.com");

    @TempDir
    Path directory;

    EmulatedBuild work;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem() + ROOT.pem())
                .with("bare", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", BELOW.pemWithKey());
    }

    @AfterEach
    void close() {
        work.close();
    }

    String file(String name) throws IOException {
        return Files.readString(work.workspace().resolve(name));
    }

    String refusal(Object... parameters) throws IOException {
        String message = assertThrows(OperationException.class, () -> work.originConfig(parameters))
                .getMessage();
        assertThat(work.recorder.last().outcome(), is(Outcome.FAILURE));
        return message;
    }
}
