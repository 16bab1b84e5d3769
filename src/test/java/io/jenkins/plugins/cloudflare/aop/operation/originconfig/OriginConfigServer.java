package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What aopOriginConfig writes, as a real server reads it, and the proof of that. */
abstract class OriginConfigServer {
    static final TestPki CA = TestPki.ca("Origin pull root").intermediate("Origin pull CA");

    static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    EmulatedBuild work;

    Path folder;

    int port;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory.resolve("work"));
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem() + CA.pem())
                .with("ca", CA.pemWithKey());
        // A server that gives up its rights has to get through.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = work.workspace().resolve("cloudflare-aop");
        port = RealServer.freePorts(1).get(0);
        ClientCertificate server = TestPki.ca("Server CA").server("www.example.com");
        Files.writeString(directory.resolve("server.pem"), server.leafPem());
        Files.writeString(directory.resolve("server.key"), server.privateKeyPem());
        Files.createDirectories(directory.resolve("certs"));
        Files.writeString(directory.resolve("certs/both.pem"), server.leafPem() + server.privateKeyPem());
    }

    @AfterEach
    void close() {
        work.close();
    }

    /** Writes the snippet to where the server reads it, and returns it. */
    String snippet(String server, String phase) throws Exception {
        List<String> files = work.originConfig(
                "server",
                server,
                "phase",
                phase,
                "issuerCredentialsId",
                "ca",
                "hostnames",
                "www.example.com",
                "directory",
                "cloudflare-aop");
        return Files.readString(work.workspace().resolve(files.get(1)));
    }

    void prove(String phase) throws Exception {
        Object[] parameters = {
            "hostnames",
            "www.example.com",
            "origins",
            "127.0.0.1:" + port,
            "certificateCredentialsId",
            "client",
            "expect",
            phase.equals("accept") ? "accepting" : "enforced"
        };
        VerifyResult result = work.verify(parameters);
        assertThat(result.failure() == null, is(true));
        assertThat(result.getVerdict(), is(phase.equals("accept") ? "OPEN" : "ENFORCED"));
    }

    RealServer apache() throws IOException {
        Path file = Files.writeString(directory.resolve("apache.conf"), """
                ServerRoot %1$s
                ServerName localhost
                PidFile apache.pid
                ErrorLog apache.log
                User www-data
                Group www-data
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                DefaultRuntimeDir %1$s
                Mutex pthread
                SSLSessionCache none
                DocumentRoot %1$s/certs
                Listen 127.0.0.1:%2$d
                <VirtualHost 127.0.0.1:%2$d>
                    ServerName www.example.com
                    SSLEngine on
                    SSLProtocol TLSv1.2 +TLSv1.3
                    SSLCertificateFile server.pem
                    SSLCertificateKeyFile server.key
                    Include cloudflare-aop/apache.conf
                </VirtualHost>
                """.formatted(directory, port));
        return start("/usr/sbin/apache2", "-X", "-f", file.toString());
    }

    void prove(String frontend, String phase) throws Exception {
        String own = replaced(frontend, "bind :443 ", "bind 127.0.0.1:" + port + " ");
        own = replaced(own, "/etc/haproxy/certs/", directory + "/certs/");
        own = replaced(own, "ca-file /etc/haproxy/cloudflare-aop/", "ca-file " + folder + "/");
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                ssl-default-bind-options ssl-min-ver TLSv1.2
                defaults
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                %s
                backend your_backend
                mode http
                http-request return status 200 content-type text/plain string protected
                backend other_backend
                mode http
                http-request return status 200 content-type text/plain string another
                """.formatted(own));
        try (RealServer server = start("/usr/sbin/haproxy", "-db", "-f", file.toString())) {
            prove(phase);
        }
    }

    static String replaced(String text, String template, String own) {
        assertThat(text, containsString(template));
        return text.replace(template, own);
    }

    RealServer start(String... command) throws IOException {
        return RealServer.start(directory, List.of(port), command);
    }
}
