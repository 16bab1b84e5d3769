package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin that lets in the holders of leaves after their last day, held against one that does not. */
class ExpiredCertificateTest {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private RealServer server;
    private int careless;
    private int careful;

    @BeforeEach
    void open() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        work = new EmulatedBuild(directory.resolve("work"));
        ClientCertificate client = CA.client("www.example.com");
        work.credentials.with("ca", CA.pemWithKey()).with("client", client.leafPem() + client.privateKeyPem());
        ClientCertificate own = TestPki.ca("Server CA").server("www.example.com");
        Files.writeString(directory.resolve("own.pem"), own.leafPem() + own.privateKeyPem());
        Files.writeString(directory.resolve("ca.pem"), CA.pem());
        List<Integer> ports = RealServer.freePorts(2);
        careless = ports.get(0);
        careful = ports.get(1);
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                defaults
                mode http
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                frontend careless
                bind 127.0.0.1:%d ssl crt own.pem verify required ca-file ca.pem crt-ignore-err 10
                http-request return status 200
                frontend careful
                bind 127.0.0.1:%d ssl crt own.pem verify required ca-file ca.pem
                http-request return status 200
                """.formatted(careless, careful));
        server = RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString());
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            work.close();
        }
    }

    private VerifyResult verify(int port, String... who) throws Exception {
        List<Object> parameters = new ArrayList<>(
                List.of("hostnames", "www.example.com", "origins", "127.0.0.1:" + port, "detours", "-PLAIN_HTTP"));
        parameters.addAll(Arrays.asList(who));
        return work.verify(parameters.toArray());
    }

    @Test
    void isFoundWithTheIssuer() {
        OperationException e =
                assertThrows(OperationException.class, () -> verify(careless, "issuerCredentialsId", "ca"));
        assertThat(
                e.getMessage(),
                containsString("EXPIRED_CERTIFICATE: a visitor with an expired certificate of your issuer is served"
                        + " (HTTP 200) on TLS 1.2, and in 1 more way; "));
    }

    @Test
    void isNoFindingWhereItIsRefused() throws Exception {
        assertThat(verify(careful, "issuerCredentialsId", "ca").isEnforced(), is(true));
    }

    /** Without the CA's key nobody can make one. */
    @Test
    void isNotLookedForWithALeaf() throws Exception {
        assertThat(verify(careless, "certificateCredentialsId", "client").isEnforced(), is(true));
    }
}
