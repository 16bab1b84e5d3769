package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.demo.DemoVisit;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.OpenSsl;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Visitors come through Cloudflare to an nginx that enforces, all through a rotation and through one that fails and is
 * rolled back: none of them is refused.
 */
@Timeout(180)
class RotationUnderLoadTest {
    private static final String HOSTNAME = "www.example.com";
    private static final int VISITORS = 4;
    private static final String NGINX = "/usr/sbin/nginx";
    private static final String ROTATE = "aopRotateCertificate zone: 'example.com', hostnames: 'www.example.com',"
            + " issuerCredentialsId: 'ca', commonName: 'www.example.com', validityDays: 30, force: true,";

    @TempDir
    Path directory;

    @Test
    void nobodyIsRefused() throws Exception {
        RealServer.assumeInstalled(NGINX);
        makePki();
        List<Integer> ports = RealServer.freePorts(2);
        try (CloudflareEmulator cloudflare = CloudflareEmulator.start(EmulatorOptions.defaults());
                RealServer nginx = nginx(ports)) {
            cloudflare.addZone("example.com");
            cloudflare.routeOrigin(HOSTNAME, InetAddress.getLoopbackAddress(), ports.get(0));
            Runner runner = new Runner(directory)
                    .with("--credential", "cloudflare=" + directory.resolve("token"))
                    .with("--credential", "ca=" + directory.resolve("ca.pem"))
                    .with("--api-url", cloudflare.apiUrl());
            run(
                    runner,
                    0,
                    "aopUploadCertificate zone: 'example.com', issuerCredentialsId: 'ca',"
                            + " commonName: 'www.example.com', validityDays: 30\naopEnableHostname hostnames: 'www.example.com'");
            DemoVisit visitor = new DemoVisit(cloudflare.edgePort(), cloudflare.edgeCa());
            AtomicInteger sent = new AtomicInteger();
            ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> load = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                Thread thread = new Thread(() -> {
                    while (!over.get()) {
                        String answer = ask(visitor);
                        sent.incrementAndGet();
                        if (!answer.startsWith("200")) {
                            refused.add(answer);
                        }
                    }
                });
                thread.start();
                load.add(thread);
            }
            String good = run(runner, 0, ROTATE + " origins: '127.0.0.1:" + ports.get(0) + "', deleteOld: true");
            int during = sent.get();
            // The second address accepts the new certificate and serves everybody else too, so the proof fails.
            String bad = run(
                    runner, 2, ROTATE + " origins: '127.0.0.1:" + ports.get(0) + ", 127.0.0.1:" + ports.get(1) + "'");
            over.set(true);
            for (Thread thread : load) {
                thread.join();
            }
            assertThat(good, containsString("was deleted"));
            assertThat(bad, containsString("rolled back to certificate"));
            assertThat("refused of " + sent.get() + " requests", refused, is(empty()));
            assertThat(during, is(greaterThan(50)));
            assertThat(sent.get() - during, is(greaterThan(50)));
            System.out.println("Rotation under load: " + sent.get() + " requests sent, refused = " + refused.size()
                    + " (" + during + " during the rotation, the others while one failed and was rolled back)");
        }
    }

    private static String ask(DemoVisit visitor) {
        try {
            return visitor.ask(HOSTNAME);
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static String run(Runner runner, int status, String script) throws Exception {
        Runner.Outcome outcome = runner.inNode(script);
        assertThat(outcome.out() + outcome.err(), outcome.status(), is(status));
        return outcome.out() + outcome.err();
    }

    private void makePki() throws Exception {
        OpenSsl.in(directory)
                .run("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 365 -subj /CN=Origin-pull-CA")
                .run("req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -days 30"
                        + " -subj /CN=www.example.com")
                .write("token", "a-token-of-cloudflare");
        Files.writeString(
                directory.resolve("ca.pem"),
                Files.readString(directory.resolve("ca.crt")) + Files.readString(directory.resolve("ca.key")));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RealServer nginx(List<Integer> ports) throws Exception {
        String server = """
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate server.crt;
                    ssl_certificate_key server.key;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_client_certificate ca.crt;
                    ssl_verify_client %s;
                    location / { return 200 "origin\\n"; }
                }
                """;
        Files.writeString(
                directory.resolve("nginx.conf"),
                "daemon off;\npid nginx.pid;\nworker_processes 1;\nevents { worker_connections 256; }\nhttp {\n"
                        + "access_log off;\nclient_body_temp_path body;\nproxy_temp_path proxy;\n"
                        + "fastcgi_temp_path fastcgi;\nuwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n"
                        + server.formatted(ports.get(0), "on") + server.formatted(ports.get(1), "optional") + "}\n");
        return RealServer.start(
                directory,
                ports,
                NGINX,
                "-p",
                directory + "/",
                "-c",
                directory.resolve("nginx.conf").toString(),
                "-e",
                directory.resolve("error.log").toString());
    }
}
