package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpEdge;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
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
        this(directory, EmulatorOptions.defaults());
    }

    Workplace(Path directory, EmulatorOptions options) throws IOException {
        this.directory = directory;
        emulator =
                CloudflareEmulator.start(options.withClock(clock).withPending(Pending.lasting(Duration.ofSeconds(3))));
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

    <R> R drive(OperationRun<R> run) throws OperationException, InterruptedException {
        while (true) {
            Advance<R> advance = run.advance();
            if (advance instanceof Advance.Done<R> done) {
                return done.result();
            }
            clock.pass(((Advance.Wait<R>) advance).pause());
        }
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
