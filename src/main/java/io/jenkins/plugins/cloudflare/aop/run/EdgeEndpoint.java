package io.jenkins.plugins.cloudflare.aop.run;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeAddress;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.OkHttpEdge;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import jenkins.util.SystemProperties;
import okhttp3.OkHttpClient;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where visits through Cloudflare go. As with the API's URL, only whoever starts the controller can send them elsewhere:
 * no form, no job.
 */
@Restricted(NoExternalUse.class)
public final class EdgeEndpoint {
    /** System property that names address and port of another edge, for an emulator. */
    public static final String PROPERTY = "io.jenkins.plugins.cloudflare.aop.edge";

    /** System property with a PEM file of the CAs of that edge; those that Java trusts when absent. */
    public static final String AUTHORITIES = "io.jenkins.plugins.cloudflare.aop.edgeCa";

    private final OkHttpClient http;
    private final Edge cloudflare;

    EdgeEndpoint(OkHttpClient http) {
        this.http = http;
        this.cloudflare = new OkHttpEdge(
                http, address -> AopGlobalConfiguration.get().addressPolicy().objection(address));
    }

    /** @throws OperationException naming the property that makes no sense */
    Edge edge() throws OperationException {
        String address = SystemProperties.getString(PROPERTY);
        if (address == null) {
            return cloudflare;
        }
        try {
            return OkHttpEdge.at(http, EdgeAddress.parse(address), anchors());
        } catch (IllegalArgumentException e) {
            throw new OperationException("the system property " + PROPERTY + " is wrong: " + e.getMessage());
        }
    }

    private static List<X509Certificate> anchors() throws OperationException {
        String file = SystemProperties.getString(AUTHORITIES);
        if (file == null) {
            return List.of();
        }
        String name = "the file of the system property " + AUTHORITIES;
        try {
            return CertificateReader.anchors(new StoredFile(name, Files.readAllBytes(Path.of(file)), null));
        } catch (IOException e) {
            throw new OperationException(name + " cannot be read; check the path and its permissions");
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }
}
