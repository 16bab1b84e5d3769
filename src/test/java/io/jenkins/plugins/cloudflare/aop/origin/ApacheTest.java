package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of real Apache httpd configurations, one process for all of them. */
class ApacheTest {
    private static final String PROGRAM = "/usr/sbin/apache2";

    @TempDir
    static Path directory;

    private static RealServer server;
    private static Map<String, OriginVerdict> verdicts;

    private static Map<String, String> configurations() {
        String ca = "SSLCACertificateFile ca.pem\n";
        String require = ca + "SSLVerifyClient require\n";
        String location = ca + "<Location />\nSSLVerifyClient require\n</Location>\n";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("none", "");
        all.put("optional", ca + "SSLVerifyClient optional\n");
        all.put("optional, verified by Require", ca + """
                SSLVerifyClient optional
                <Location />
                Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS'"
                </Location>
                """);
        all.put("optional_no_ca", ca + "SSLVerifyClient optional_no_ca\n");
        all.put("optional_no_ca, subject by Require", ca + """
                SSLVerifyClient optional_no_ca
                <Location />
                Require expr "%{SSL_CLIENT_S_DN_CN} == 'aop.example.test'"
                </Location>
                """);
        all.put("require", require);
        all.put("require, TLS 1.2", require + "SSLProtocol TLSv1.2\n");
        all.put("require, wrong CA", "SSLCACertificateFile other.pem\nSSLVerifyClient require\n");
        all.put("require, h2", require + "Protocols h2 http/1.1\n");
        all.put("require, h2 only", require + "Protocols h2\n");
        all.put("none, h2 only", "Protocols h2\n");
        all.put("require in Location", location);
        all.put("require in Location, TLS 1.2", location + "SSLProtocol TLSv1.2\n");
        all.put("require in Location, TLS 1.3", location + "SSLProtocol TLSv1.3\n");
        all.put("optional in Location, TLS 1.2", location.replace("require", "optional") + "SSLProtocol TLSv1.2\n");
        return all;
    }

    @BeforeAll
    static void proveAll() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        Map<String, Target> targets = new LinkedHashMap<>();
        StringBuilder servers = new StringBuilder();
        for (Map.Entry<String, String> entry : configurations.entrySet()) {
            int port = ports.get(targets.size());
            targets.put(entry.getKey(), Proofs.target(port));
            servers.append("Listen 127.0.0.1:%d\n<VirtualHost 127.0.0.1:%d>\nSSLEngine on\n".formatted(port, port))
                    .append("SSLCertificateFile server.pem\nSSLCertificateKeyFile server.key\n")
                    .append(entry.getValue())
                    .append("</VirtualHost>\n");
        }
        Path file = Files.writeString(
                directory.resolve("apache.conf"), """
                ServerRoot %s
                ServerName localhost
                PidFile apache.pid
                ErrorLog apache.log
                User www-data
                Group www-data
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
                LoadModule http2_module /usr/lib/apache2/modules/mod_http2.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                DefaultRuntimeDir %s
                Mutex pthread
                StartServers 1
                SSLSessionCache none
                SSLProtocol TLSv1.2 +TLSv1.3
                DocumentRoot %s/pages
                DirectoryIndex index.html
                %s
                """.formatted(directory, directory, directory, servers));
        server = RealServer.start(directory, ports, PROGRAM, "-X", "-f", file.toString());
        verdicts = Proofs.of(targets, OriginPki.EC.everybody());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("Apache httpd");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isJudged(String configuration, Verdict expected) {
        OriginVerdict found = verdicts.get(configuration);
        assertEquals(expected, found.verdict(), found::toString);
        found.versions()
                .forEach(version -> assertEquals(
                        !configuration.matches(".*TLS 1..")
                                || configuration.endsWith(version.version().label()),
                        version.spoken(),
                        found::toString));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertEquals(verdicts.keySet(), DocumentedVerdicts.configurations("Apache httpd"));
    }

    @Test
    void saysThatALocationAsksTooLateAndWhereToMoveIt() {
        OriginVerdict found = verdicts.get("require in Location");
        assertTrue(found.reason().contains("only after the handshake"), found::toString);
        assertTrue(found.advice().contains("<VirtualHost>"), found::toString);
    }
}
