package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One origin on TLS, and credentials for it. */
abstract class VerifyOriginFixture {
    static final TestPki CA = TestPki.ca("Origin pull CA");

    static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    EmulatedBuild work;

    TlsOrigin origin;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        origin = new TlsOrigin(CA, Mode.ENFORCING);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", CA.pemWithKey());
    }

    @AfterEach
    void close() {
        origin.close();
        work.close();
    }

    VerifyResult verify(Object... more) throws Exception {
        return work.verify(with(more));
    }

    Object[] with(Object... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "hostnames";
        all[1] = "www.example.com";
        all[2] = "origins";
        all[3] = origin.address();
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    void refused(String fault, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.verify(parameters));
        assertThat(e.getMessage(), containsString(fault));
        assertThat(work.recorder.last().verdicts(), is(empty()));
    }
}
