package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of real Apache httpd configurations, one process for all of them. */
class ApacheTest extends DocumentedDetours {
    private static final String PROGRAM = "/usr/sbin/apache2";

    ApacheTest() {
        super("Apache httpd", PROGRAM);
    }

    private static Map<String, String> configurations() {
        String ca = "SSLCACertificateFile ca.pem\n";
        String require = ca + "SSLVerifyClient require\n";
        String location = ca + "<Location />\nSSLVerifyClient require\n</Location>\n";
        String proxy = ca + """
                SSLVerifyClient optional
                RequestHeader set X-SSL-Client-Verify "%{SSL_CLIENT_VERIFY}s"
                """ + "ProxyPass / ";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("none", "");
        all.put("optional", ca + "SSLVerifyClient optional\n");
        all.put("optional, verified by Require", ca + """
                SSLVerifyClient optional
                <Location />
                Require expr "%{SSL_CLIENT_VERIFY} == 'SUCCESS'"
                </Location>
                """);
        all.put("optional, refused by the site unless the header says SUCCESS", proxy + "strict\n");
        all.put("optional, refused by the site when the header says NONE", proxy + "lenient\n");
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

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 2);
        int strict = ports.get(configurations.size());
        int lenient = ports.get(configurations.size() + 1);
        StringBuilder servers = new StringBuilder();
        for (Map.Entry<String, String> entry : configurations.entrySet()) {
            int port = ports.get(targets.size());
            targets.put(entry.getKey(), ProofRun.target(port));
            servers.append("Listen 127.0.0.1:%d\n<VirtualHost 127.0.0.1:%d>\nSSLEngine on\n".formatted(port, port))
                    .append("SSLCertificateFile server.pem\nSSLCertificateKeyFile server.key\n")
                    .append(entry.getValue().replace("strict", site(strict)).replace("lenient", site(lenient)))
                    .append("</VirtualHost>\n");
        }
        Path file = Files.writeString(directory.resolve("apache.conf"), """
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
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                DefaultRuntimeDir %s
                Mutex pthread
                StartServers 1
                SSLSessionCache none
                SSLProtocol TLSv1.2 +TLSv1.3
                DocumentRoot %s/pages
                DirectoryIndex index.html
                %s%s%s
                """.formatted(
                        directory,
                        directory,
                        directory,
                        behind(strict, "== 'SUCCESS'"),
                        behind(lenient, "!= 'NONE'"),
                        servers));
        return RealServer.start(directory, ports, PROGRAM, "-X", "-f", file.toString());
    }

    private static String site(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    /** A site that goes by what the proxy says. */
    private static String behind(int port, String rule) {
        return """
                Listen 127.0.0.1:%d
                <VirtualHost 127.0.0.1:%d>
                <Location />
                Require expr "%%{HTTP:X-SSL-Client-Verify} %s"
                </Location>
                </VirtualHost>
                """.formatted(port, port, rule);
    }

    @Override
    void check(String configuration, OriginVerdict found) {
        found.versions()
                .forEach(version -> assertThat(
                        found.toString(),
                        version.spoken(),
                        is(!configuration.matches(".*TLS 1..")
                                || configuration.endsWith(version.version().label()))));
    }

    @Test
    void saysThatALocationAsksTooLateAndWhereToMoveIt() {
        OriginVerdict found = verdicts.get("require in Location");
        assertThat(found.toString(), found.reason().contains("only after the handshake"), is(true));
        assertThat(found.toString(), found.advice().contains("<VirtualHost>"), is(true));
    }
}
