package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What aopOriginConfig writes, loaded by the real server as the snippet says, and then proved by aopVerifyOrigin. The CA
 * is the hard one: the leaf comes alone and an intermediate issued it.
 */
class OriginConfigServersTest extends OriginConfigServer {
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
        String mixed = replaced(snippet("haproxy", "accept"), "    default_backend your_backend", rules);
        prove(mixed, "enforce");
    }
}
