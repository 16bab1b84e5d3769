package io.jenkins.plugins.cloudflare.aop.operation.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A zone without certificates, and credentials with a client certificate and with its CA. */
abstract class UploadFixture {
    static final TestPki CA = TestPki.ca("Origin pull CA");

    static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    EmulatedBuild work;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", CA.pemWithKey());
    }

    @AfterEach
    void close() {
        work.close();
    }

    void refused(String fault, Object... parameters) {
        Object[] all = new Object[parameters.length + 2];
        all[0] = "zone";
        all[1] = "example.com";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        OperationException e = assertThrows(OperationException.class, () -> work.upload(all));
        assertThat(e.getMessage(), containsString(fault));
    }
}
