package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.demo.DemoVisit;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.OpenSsl;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cloudflare's own guide for per-hostname pulls, followed to the letter: the PKI by openssl, nginx that accepts and then
 * enforces; and at each step what the runner says of it and what a visitor through Cloudflare gets.
 */
class GuideTest {
    private static final String HOSTNAME = "www.example.com";
    private static final String NGINX = "/usr/sbin/nginx";

    @TempDir
    Path directory;

    @Test
    void theOriginIsOpenFirstAndEnforcedAfterwards() throws Exception {
        RealServer.assumeInstalled(NGINX);
        makePki();
        int port = RealServer.freePorts(1).get(0);
        try (CloudflareEmulator cloudflare = CloudflareEmulator.start(EmulatorOptions.defaults())) {
            cloudflare.addZone("example.com");
            cloudflare.routeOrigin(HOSTNAME, InetAddress.getLoopbackAddress(), port);
            DemoVisit visitor = new DemoVisit(cloudflare.edgePort(), cloudflare.edgeCa());

            try (RealServer accepting = nginx(port, "optional")) {
                assertThat(visitor.ask(HOSTNAME), startsWith("200"));
                String log = run(cloudflare, port, 0, """
                        aopUploadCertificate zone: 'example.com', certificateCredentialsId: 'client'
                        aopEnableHostname hostnames: 'www.example.com'
                        def proof = aopVerifyOrigin hostnames: 'www.example.com', origins: params.ORIGIN,
                                certificateCredentialsId: 'client', onFailure: 'NONE'
                        echo "verdict ${proof.verdict}"
                        aopVerifyOrigin hostnames: 'www.example.com', origins: params.ORIGIN,
                                certificateCredentialsId: 'client', expect: 'accepting'
                        """);
                assertThat(log, containsString("verdict OPEN"));
                assertThat(log, containsString("ssl_verify_client on"));
                assertThat(visitor.ask(HOSTNAME), startsWith("200"));
            }
            try (RealServer enforcing = nginx(port, "on")) {
                String log = run(cloudflare, port, 0, """
                        def proof = aopVerifyOrigin hostnames: 'www.example.com', origins: params.ORIGIN,
                                certificateCredentialsId: 'client'
                        echo "verdict ${proof.verdict}"
                        """);
                assertThat(log, containsString("verdict ENFORCED"));
                assertThat(visitor.ask(HOSTNAME), startsWith("200"));
                cloudflare.routeOrigin("api.example.com", InetAddress.getLoopbackAddress(), port);
                assertThat(visitor.ask("api.example.com"), startsWith("400"));
            }
        }
    }

    /** The commands of the guide; only the questions are answered on the command line. */
    private void makePki() throws Exception {
        OpenSsl.in(directory)
                .run("genrsa -aes256 -passout pass:secret -out rootca.key 4096")
                .run("req -x509 -new -nodes -key rootca.key -passin pass:secret -sha256 -days 1826 -out rootca.crt"
                        + " -subj /CN=example.com")
                .run("req -new -nodes -out cert.csr -newkey rsa:4096 -keyout cert.key -subj /CN=www.example.com")
                .write("cert.v3.ext", "basicConstraints=CA:FALSE\n")
                .run("x509 -req -in cert.csr -CA rootca.crt -CAkey rootca.key -passin pass:secret -CAcreateserial"
                        + " -out cert.crt -days 730 -sha256 -extfile ./cert.v3.ext")
                .run("req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -days 30"
                        + " -subj /CN=www.example.com")
                .write("token", "a-token-of-cloudflare");
        Files.writeString(
                directory.resolve("client.pem"),
                Files.readString(directory.resolve("cert.crt")) + Files.readString(directory.resolve("cert.key")));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RealServer nginx(int port, String verify) throws Exception {
        Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                worker_processes 1;
                events { worker_connections 64; }
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:%d ssl;
                        ssl_certificate server.crt;
                        ssl_certificate_key server.key;
                        ssl_protocols TLSv1.2 TLSv1.3;
                        ssl_client_certificate rootca.crt;
                        ssl_verify_client %s;
                        location / { return 200 "origin\\n"; }
                    }
                }
                """.formatted(port, verify));
        return RealServer.start(
                directory,
                List.of(port),
                NGINX,
                "-p",
                directory + "/",
                "-c",
                directory.resolve("nginx.conf").toString(),
                "-e",
                directory.resolve("error.log").toString());
    }

    private String run(CloudflareEmulator cloudflare, int port, int status, String script) throws Exception {
        Path jenkinsfile = Files.writeString(directory.resolve("Jenkinsfile"), "node {\n" + script + "}\n");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        String[] arguments = {
            "run",
            jenkinsfile.toString(),
            "--credential",
            "cloudflare=" + directory.resolve("token"),
            "--credential",
            "client=" + directory.resolve("client.pem"),
            "--param",
            "ORIGIN=127.0.0.1:" + port,
            "--api-url",
            cloudflare.apiUrl(),
            "--workspace",
            directory.resolve("workspace").toString(),
            "--artifacts",
            directory.resolve("artifacts").toString()
        };
        int ended = Main.run(arguments, out, out);
        String text = log.toString(StandardCharsets.UTF_8);
        assertThat(text, ended, is(status));
        assertThat(text, not(containsString("a-token-of-cloudflare")));
        assertThat(Files.exists(directory.resolve("artifacts/aop/record.json")), is(true));
        return text;
    }
}
