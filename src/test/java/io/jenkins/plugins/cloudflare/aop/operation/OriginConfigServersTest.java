package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What aopOriginConfig writes, loaded by the real server as the snippet says, and then proved by aopVerifyOrigin. The CA
 * is the hard one: the leaf comes alone and an intermediate issued it.
 */
class OriginConfigServersTest {
    private static final TestPki CA = TestPki.ca("Origin pull root").intermediate("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    private Workplace work;
    private Path folder;
    private int port;

    @BeforeEach
    void open() throws Exception {
        work = new Workplace(directory.resolve("work"));
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
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
    private String snippet(String server, String phase) throws Exception {
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

    private void prove(String phase) throws Exception {
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

    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void nginx(String phase) throws Exception {
        RealServer.assumeInstalled("/usr/sbin/nginx");
        snippet("nginx", phase);
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        Path file = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                events { }
                http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate server.pem;
                    ssl_certificate_key server.key;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    include cloudflare-aop/nginx.conf;
                    return 200 origin;
                }
                }
                """.formatted(port));
        try (RealServer server = start(
                "/usr/sbin/nginx", "-p", directory + "/", "-c", file.toString(), "-e", directory + "/error.log")) {
            prove(phase);
        }
    }

    private RealServer apache() throws IOException {
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

    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void apacheHttpd(String phase) throws Exception {
        RealServer.assumeInstalled("/usr/sbin/apache2");
        snippet("apache", phase);
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        try (RealServer server = apache()) {
            prove(phase);
        }
    }

    /** Why the snippet counts: httpd's own default of one refuses a leaf of an intermediate. */
    @Test
    void apacheHttpdNeedsTheDepth() throws Exception {
        RealServer.assumeInstalled("/usr/sbin/apache2");
        String snippet = snippet("apache", "enforce");
        assertThat(snippet, containsString("\nSSLVerifyDepth 2\n"));
        Files.writeString(folder.resolve("apache.conf"), snippet.replace("SSLVerifyDepth 2", "SSLVerifyDepth 1"));
        Files.createSymbolicLink(directory.resolve("cloudflare-aop"), folder);
        try (RealServer server = apache()) {
            OperationException e = assertThrows(OperationException.class, () -> prove("enforce"));
            assertThat(e.getMessage(), containsString("REFUSES_OURS"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "enforce"})
    void haproxy(String phase) throws Exception {
        RealServer.assumeInstalled("/usr/sbin/haproxy");
        String frontend = snippet("haproxy", phase);
        prove(frontend, phase);
    }

    /** The other way of the snippet, for frontends that serve other names without a certificate. */
    @Test
    void haproxyByTheNameThatIsAskedFor() throws Exception {
        RealServer.assumeInstalled("/usr/sbin/haproxy");
        String rules = snippet("haproxy", "enforce")
                .lines()
                .filter(line -> line.startsWith("#     "))
                .map(line -> line.substring(1))
                .reduce("", (all, line) -> all + line + "\n");
        String mixed = replaced(
                snippet("haproxy", "accept"),
                "    default_backend your_backend",
                rules + "    default_backend your_backend");
        prove(mixed, "enforce");
    }

    private void prove(String frontend, String phase) throws Exception {
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
                http-request return status 200
                """.formatted(own));
        try (RealServer server = start("/usr/sbin/haproxy", "-db", "-f", file.toString())) {
            prove(phase);
        }
    }

    private static String replaced(String text, String template, String own) {
        assertThat(text, containsString(template));
        return text.replace(template, own);
    }

    private RealServer start(String... command) throws IOException {
        return RealServer.start(directory, List.of(port), command);
    }
}
