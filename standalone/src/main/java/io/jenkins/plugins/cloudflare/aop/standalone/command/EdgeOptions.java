package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeAddress;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.OkHttpEdge;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Option;

/** Where visits through Cloudflare go. */
final class EdgeOptions {
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
            return new OkHttpEdge(new OkHttpClient(), AddressPolicy.ALL::objection);
        }
        try {
            return OkHttpEdge.at(new OkHttpClient(), EdgeAddress.parse(address), anchors());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--edge " + e.getMessage());
        }
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
