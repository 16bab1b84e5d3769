package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.PlainPortProber;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Origins that refuse a visitor without a certificate and a forged leaf at their front door and let somebody in on another
 * way, and good twins of them; a whole step against the real server. Their site says {@code secret}.
 */
abstract class LooksEnforced {
    static final String HOST = "app.example.test";
    static final String OTHER = "other.example.test";
    static final TestPki CA = TestPki.named("O=Example,CN=example.test origin pull CA");
    static final ClientCertificate CLIENT = CA.client(HOST);

    @TempDir
    Path directory;

    EmulatedBuild work;
    private RealServer server;

    @BeforeEach
    void open() throws Exception {
        RealServer.assumeInstalled(program());
        work = new EmulatedBuild(directory.resolve("work"));
        credential("client", CLIENT);
        TestPki servers = TestPki.ca("Example Server CA");
        store("srv", servers.server(HOST));
        store("other", servers.server(OTHER));
        store("both", servers.server(HOST, OTHER));
        Files.writeString(directory.resolve("ours.crt"), CA.pem());
        server = start();
    }

    abstract String program();

    abstract RealServer start() throws Exception;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            work.close();
        }
    }

    void credential(String name, ClientCertificate client) {
        work.credentials.with(name, client.leafPem() + client.privateKeyPem());
    }

    private void store(String name, ClientCertificate certificate) throws IOException {
        Files.writeString(directory.resolve(name + ".crt"), certificate.leafPem());
        Files.writeString(directory.resolve(name + ".key"), certificate.privateKeyPem());
        Files.writeString(directory.resolve(name + ".pem"), certificate.leafPem() + certificate.privateKeyPem());
    }

    /** What a step with the credential {@code client} says of an origin; plain HTTP is looked for at the port given. */
    Found verified(int port, int plainPort, Object... more) throws Exception {
        List<Object> parameters =
                new ArrayList<>(List.of("hostnames", HOST, "origins", "127.0.0.1:" + port, "onFailure", "NONE"));
        if (!List.of(more).contains("certificateCredentialsId")) {
            parameters.addAll(List.of("certificateCredentialsId", "client"));
        }
        parameters.addAll(List.of(more));
        work.prober = new PlainPortProber(work.prober, plainPort);
        VerifyResult result = work.verify(parameters.toArray());
        VerdictEntry entry = work.recorder.last().verdicts().get(0);
        return new Found(entry.verdict(), result.failure() == null, entry.detours(), String.valueOf(result.failure()));
    }

    /** A verdict and what stands beside it. */
    record Found(String verdict, boolean passed, List<String> detours, String failure) {
        /** Verdict and names of the detours, in the order in which they are told; one that is undecided has a mark. */
        String brief() {
            return verdict
                    + detours.stream()
                            .map(sentence ->
                                    " " + sentence.split(":", 2)[0] + (sentence.contains(": undecided ") ? "?" : ""))
                            .collect(Collectors.joining())
                    + (passed ? ", passes" : "");
        }

        /** What is said of one detour. */
        String sentence(String detour) {
            return detours.stream()
                    .filter(sentence -> sentence.startsWith(detour + ":"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + detour + " in " + detours));
        }
    }
}
