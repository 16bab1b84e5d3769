package io.jenkins.plugins.cloudflare.aop.standalone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpEdge;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Option;

/** Where visits through Cloudflare go. */
final class EdgeOptions {
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+):(\\d{1,5})");
    private static final int MAX_PORT = 65535;

    @Option(
            names = "--edge",
            paramLabel = "ADDRESS:PORT",
            description = "Cloudflare's edge for throughCloudflare, such as an emulator's. Default: where DNS says.")
    private String address;

    @Option(
            names = "--edge-ca",
            paramLabel = "FILE",
            description = "PEM with the CAs of the server certificates at --edge. Default: those that Java trusts.")
    private Path authorities;

    /** @throws UsageException naming the option that makes no sense */
    Edge edge() throws UsageException {
        if (address == null) {
            if (authorities != null) {
                throw new UsageException("--edge-ca is given without --edge ADDRESS:PORT; give both or none");
            }
            return new OkHttpEdge(new OkHttpClient());
        }
        Matcher parts = ADDRESS.matcher(address);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new UsageException("--edge " + address + " is not ADDRESS:PORT, such as --edge 127.0.0.1:8443");
        }
        InetSocketAddress socket = new InetSocketAddress(parts.group(1).replaceAll("[\\[\\]]", ""), port);
        if (socket.isUnresolved()) {
            throw new UsageException("--edge " + address + ": " + parts.group(1) + " has no address");
        }
        return OkHttpEdge.at(new OkHttpClient(), socket, anchors());
    }

    private List<X509Certificate> anchors() throws UsageException {
        if (authorities == null) {
            return List.of();
        }
        try {
            return CertificateReader.anchors(new CredentialContent.StoredFile(
                    "--edge-ca " + authorities, Files.readAllBytes(authorities), null));
        } catch (IOException e) {
            throw new UsageException(
                    "--edge-ca " + authorities + " cannot be read; check the path and its permissions");
        } catch (PkiException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
