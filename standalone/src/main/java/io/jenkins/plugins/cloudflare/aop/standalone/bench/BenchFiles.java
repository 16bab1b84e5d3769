package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import io.jenkins.plugins.cloudflare.aop.demo.DemoPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/** A directory with what server and visitors need: certificates, made on the spot, and the server's configuration. */
public final class BenchFiles implements AutoCloseable {
    private final TemporaryFolder folder;

    public BenchFiles() throws IOException, GeneralSecurityException {
        folder = TemporaryFolder.create();
        // The server's workers give up the rights with which they were started.
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Instant now = Instant.now();
        DemoPki pki = new DemoPki(now);
        // The same names under another CA's signature.
        DemoPki forger = new DemoPki(now);
        Files.writeString(file("server.pem"), pki.server("*.bench.test").pem());
        Files.writeString(file("ca.pem"), pki.authority().pem());
        write("configured", pki.client("aop.bench.test"));
        write("forged", forger.client("aop.bench.test"));
    }

    private void write(String visitor, DemoPki.Identity identity) throws IOException, GeneralSecurityException {
        Files.writeString(pem(visitor), identity.pem());
        Files.write(certificate(visitor), identity.certificate().getEncoded());
        Files.write(signer(visitor), identity.pair().getPrivate().getEncoded());
    }

    public Path directory() {
        return folder.path();
    }

    public Path file(String name) {
        return folder.file(name);
    }

    /** Certificate and private key, for curl and openssl. */
    public Path pem(String visitor) {
        return file(visitor + ".pem");
    }

    private Path certificate(String visitor) {
        return certificate(folder.path(), visitor);
    }

    private Path signer(String visitor) {
        return signer(folder.path(), visitor);
    }

    /** DER. */
    static Path certificate(Path directory, String visitor) {
        return directory.resolve(visitor + ".crt");
    }

    /** PKCS #8. */
    static Path signer(Path directory, String visitor) {
        return directory.resolve(visitor + ".p8");
    }

    public static String hostname(int index) {
        return "h" + index + ".bench.test";
    }

    /** @param port on loopback */
    Path nginxConfiguration(int hostnames, int port) throws IOException {
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < hostnames; i++) {
            servers.append("server { listen 127.0.0.1:")
                    .append(port)
                    // Said once for all servers of a port.
                    .append(i == 0 ? " ssl backlog=1024" : " ssl")
                    .append("; server_name ")
                    .append(hostname(i))
                    .append("; return 200 \"origin\\n\"; }\n");
        }
        return Files.writeString(file("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                error_log error.log crit;
                worker_processes auto;
                events { worker_connections 2048; }
                http {
                access_log off;
                server_names_hash_max_size 65536;
                server_names_hash_bucket_size 128;
                ssl_certificate server.pem;
                ssl_certificate_key server.pem;
                ssl_client_certificate ca.pem;
                ssl_verify_client on;
                ssl_protocols TLSv1.2 TLSv1.3;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                %s}
                """.formatted(servers));
    }

    /** The line for xargs of every visit: the arguments of curl that differ. */
    Path curlLines(int hostnames, int port) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < hostnames; i++) {
            for (String version : List.of("1.2", "1.3")) {
                for (String visitor : List.of("", "forged", "configured")) {
                    lines.append("--tlsv").append(version).append(" --tls-max ").append(version);
                    if (!visitor.isEmpty()) {
                        lines.append(" --cert ").append(pem(visitor));
                    }
                    lines.append(" https://")
                            .append(hostname(i))
                            .append(':')
                            .append(port)
                            .append("/\n");
                }
            }
        }
        return Files.writeString(file("curl-" + port + "-" + hostnames), lines);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
