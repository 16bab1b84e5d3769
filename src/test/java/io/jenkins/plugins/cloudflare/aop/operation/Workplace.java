package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpEdge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** A build's surroundings over the emulated Cloudflare; waiting moves a clock and takes no time. */
final class Workplace implements AutoCloseable {
    private static final OkHttpClient CLIENT = new OkHttpClient();

    final Path directory;

    final TestClock clock = new TestClock();
    final FileCredentials credentials = new FileCredentials().with("cloudflare", "a-token");
    final List<String> console = new ArrayList<>();
    final ZoneWrites writes = new ZoneWrites();
    final CloudflareEmulator emulator;
    final Journal journal;
    final String zoneId;
    Edge edge;
    Prober prober = new LocalProber();
    MemoryLedger ledger = new MemoryLedger("job#1");

    Workplace(Path directory) throws IOException {
        this(directory, Pending.lasting(Duration.ofSeconds(3)));
    }

    Workplace(Path directory, Pending pending) throws IOException {
        this.directory = directory;
        emulator = CloudflareEmulator.start(
                EmulatorOptions.defaults().withClock(clock).withPending(pending));
        zoneId = emulator.addZone("example.com");
        journal = new FileJournal(directory.resolve("journal"));
        edge = OkHttpEdge.at(
                CLIENT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), emulator.edgePort()),
                List.of(edgeCa()));
    }

    Surroundings surroundings() {
        return new Surroundings(
                token -> new OkHttpAopApi(CLIENT, emulator.apiUrl(), token),
                credentials,
                journal,
                writes,
                prober,
                edge,
                new LocalWorkspace(workspace()),
                ledger,
                console::add,
                clock,
                new SecureRandom());
    }

    Path workspace() {
        return directory.resolve("workspace");
    }

    /** The next build of the same job. */
    void nextBuild() {
        clock.pass(Duration.ofSeconds(1));
        ledger = new MemoryLedger("job#" + System.nanoTime());
    }

    UploadResult upload(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.upload(Spec.upload(parameters), surroundings(), clock.instant()));
    }

    List<java.util.Map<String, Object>> enable(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.enable(Spec.enable(parameters), surroundings(), clock.instant()));
    }

    VerifyResult verify(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.verify(Spec.verify(parameters), surroundings(), clock.instant()));
    }

    List<java.util.Map<String, Object>> disable(Object... parameters) throws OperationException, InterruptedException {
        return drive(
                Operations.disable(Spec.of(DisableHostnameSpec.class, parameters), surroundings(), clock.instant()));
    }

    PruneResult prune(Object... parameters) throws OperationException, InterruptedException {
        return drive(
                Operations.prune(Spec.of(PruneCertificatesSpec.class, parameters), surroundings(), clock.instant()));
    }

    StatusResult status(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.status(Spec.of(StatusSpec.class, parameters), surroundings(), clock.instant()));
    }

    SwitchResult enableGlobally(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.enableGlobally(
                Spec.of(EnableGloballySpec.class, parameters), surroundings(), clock.instant()));
    }

    AlertResult expirationAlert(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.expirationAlert(
                Spec.of(ExpirationAlertSpec.class, parameters), surroundings(), clock.instant()));
    }

    OperationRun<RotationResult> rotation(Object... parameters) throws OperationException {
        return Operations.rotate(Spec.of(RotateCertificateSpec.class, parameters), surroundings(), clock.instant());
    }

    RotationResult rotate(Object... parameters) throws OperationException, InterruptedException {
        return drive(rotation(parameters));
    }

    /** A client certificate as a credential. */
    ClientCertificate credential(String name, TestPki ca) {
        ClientCertificate client = ca.client(name + ".example.com");
        credentials.with(name, client.leafPem() + client.privateKeyPem());
        return client;
    }

    /** Uploads a client certificate of a credential of its own. @return its id at Cloudflare */
    String uploaded(String name, TestPki ca) throws OperationException, InterruptedException {
        credential(name, ca);
        return upload("zone", "example.com", "certificateCredentialsId", name).getId();
    }

    /** Cloudflare's API as the operations see it. */
    AopApi api() {
        return new OkHttpAopApi(CLIENT, emulator.apiUrl(), ApiToken.of("a-token"));
    }

    ZoneId zone() {
        return new ZoneId(zoneId);
    }

    List<LoggedRequest> requestsOf(Request work) throws Exception {
        int before = emulator.requests().size();
        work.run();
        List<LoggedRequest> all = emulator.requests();
        return all.subList(before, all.size());
    }

    /** Something that asks Cloudflare. */
    interface Request {
        void run() throws Exception;
    }

    <R> R drive(OperationRun<R> run) throws OperationException, InterruptedException {
        return clock.drive(run, 1000);
    }

    List<LoggedRequest> writes() {
        return emulator.requests().stream().filter(LoggedRequest::isWrite).toList();
    }

    List<String> originConfig(Object... parameters) throws OperationException, InterruptedException {
        return drive(Operations.originConfig(Spec.originConfig(parameters), surroundings(), clock.instant()));
    }

    private X509Certificate edgeCa() {
        try {
            byte[] pem = emulator.edgeCa().getBytes(StandardCharsets.US_ASCII);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
