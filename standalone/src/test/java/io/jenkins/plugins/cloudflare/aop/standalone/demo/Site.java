package io.jenkins.plugins.cloudflare.aop.standalone.demo;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.demo.DemoOrigin;
import io.jenkins.plugins.cloudflare.aop.demo.DemoPki;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Cloudflare, an origin and credential files for the tests of the plugin's steps. */
public final class Site implements AutoCloseable {
    public static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCD";

    private final CloudflareEmulator cloudflare;
    private final DemoOrigin origin;
    private final Path mode;
    private final Path directory;
    private final ZoneId zone;

    public Site(Path directory, Pending pending) throws IOException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        DemoPki pki = new DemoPki(Instant.now());
        Files.writeString(directory.resolve("token.txt"), SECRET + "\n");
        Files.writeString(
                directory.resolve("client.pem"), pki.client("www.example.com").pem());
        Files.writeString(directory.resolve("ca.pem"), pki.authority().pem());
        mode = directory.resolve("mode");
        origin = new DemoOrigin(pki.server("www.example.com"), pki.certificate(), () -> mode);
        cloudflare = CloudflareEmulator.start(EmulatorOptions.defaults().withPending(pending));
        zone = new ZoneId(cloudflare.addZone("example.com"));
        cloudflare.routeOrigin("www.example.com", InetAddress.getLoopbackAddress(), origin.port());
        Files.writeString(directory.resolve("edge-ca.pem"), cloudflare.edgeCa());
    }

    /** Whom the origin lets in from now on: open, accept or enforce. */
    public Site origin(String newMode) throws IOException {
        Files.writeString(mode, newMode);
        return this;
    }

    public String originAddress() {
        return "127.0.0.1:" + origin.port();
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Options that give a run this site: credentials cloudflare, origin-client and origin-ca, parameter ORIGINS. */
    public Runner in(Runner runner) {
        return runner.with(
                "--api-url",
                cloudflare.apiUrl(),
                "--edge",
                "127.0.0.1:" + cloudflare.edgePort(),
                "--edge-ca",
                file("edge-ca.pem").toString(),
                "--credential",
                "cloudflare=" + file("token.txt"),
                "--credential",
                "origin-client=" + file("client.pem"),
                "--credential",
                "origin-ca=" + file("ca.pem"),
                "--param",
                "ORIGINS=" + originAddress());
    }

    /** Adds a proxied record to the zone's DNS. */
    public void dns(String type, String name, String content) {
        cloudflare.addDns("example.com", type, name, content, true);
    }

    /** What befalls requests of the API from now on. */
    public void failNext(Fault fault) {
        cloudflare.failNext(fault);
    }

    public ZoneId zone() {
        return zone;
    }

    public AopApi api() {
        return new OkHttpAopApi(new OkHttpClient(), cloudflare.apiUrl(), ApiToken.of(SECRET));
    }

    /** Gives hostnames a certificate of the CA with few days left, as somebody without a journal would. */
    public void begin(Duration left, String... hostnames) throws Exception {
        PrivateCa issuer = CertificateReader.issuer(
                new CredentialContent.StoredFile("the CA", Files.readAllBytes(file("ca.pem")), null));
        ClientCertificate leaf = issuer.issue("www.example.com", left, Instant.now(), new SecureRandom());
        CertificateId id = api().upload(zone, leaf.leafPem(), leaf.privateKeyPem())
                .result()
                .id();
        api().associate(
                        zone,
                        Stream.of(hostnames)
                                .map(hostname -> new AssociationChange(hostname, id, true))
                                .toList());
    }

    public List<LoggedRequest> writes() {
        return cloudflare.requests().stream().filter(LoggedRequest::isWrite).toList();
    }

    @Override
    public void close() throws IOException {
        cloudflare.close();
        origin.close();
    }
}
