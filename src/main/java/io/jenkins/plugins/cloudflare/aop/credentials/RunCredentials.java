package io.jenkins.plugins.cloudflare.aop.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsUnavailableException;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.CredentialSource;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredKeyStore;
import io.jenkins.plugins.cloudflare.aop.pki.FipsFile;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import jenkins.security.FIPS140;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Credentials as a build may use them. Each one that is used is tracked, so that its page tells which builds did. */
@Restricted(NoExternalUse.class)
public final class RunCredentials implements CredentialSource {
    static final String SECRET_TEXT = "Secret text";
    private static final String CERTIFICATE = "Certificate or a Secret file";

    /** Far more than certificates and a key take; what is larger was stored by mistake. */
    private static final int LARGEST_FILE = 1 << 20;

    private final Run<?, ?> run;
    private final String defaultCredentialsId;
    private final boolean fips;

    /** @param defaultCredentialsId API token of operations that name none; null when there is no default */
    public RunCredentials(Run<?, ?> run, @CheckForNull String defaultCredentialsId) {
        this(run, defaultCredentialsId, FIPS140.useCompliantAlgorithms());
    }

    /** @param fips whether files are refused that FIPS 140 does not let be used */
    RunCredentials(Run<?, ?> run, @CheckForNull String defaultCredentialsId, boolean fips) {
        this.run = run;
        this.defaultCredentialsId = defaultCredentialsId;
        this.fips = fips;
    }

    @Override
    public ApiToken apiToken(@CheckForNull String credentialsId) throws OperationException {
        if (credentialsId != null) {
            String place = "credentialsId";
            return SystemToken.of(place, find(place, credentialsId, SECRET_TEXT, ApiEndpoint.requirements()));
        }
        if (defaultCredentialsId == null) {
            throw new OperationException(
                    "credentialsId is missing and there is no default API token; name a Secret text"
                            + " that holds one, or choose the default in Manage Jenkins, System, Cloudflare Authenticated"
                            + " Origin Pulls");
        }
        String place = "the default credentialsId of the system configuration";
        // A folder may hold a token of its own under that id.
        return SystemToken.find(defaultCredentialsId) == null
                ? SystemToken.of(place, find(place, defaultCredentialsId, SECRET_TEXT, ApiEndpoint.requirements()))
                : SystemToken.read(place, defaultCredentialsId, run);
    }

    @Override
    public CredentialContent content(String parameter, String credentialsId, @CheckForNull String passwordCredentialsId)
            throws OperationException {
        IdCredentials found = find(parameter, credentialsId, CERTIFICATE, List.of());
        String name = "credential '" + credentialsId + "'";
        try {
            if (found instanceof StandardCertificateCredentials certificate) {
                if (passwordCredentialsId != null) {
                    throw new OperationException("certificatePasswordCredentialsId is given, but " + name
                            + " is a Certificate, which holds its own password; leave it out");
                }
                return new StoredKeyStore(
                        name,
                        certificate.getKeyStore(),
                        certificate.getPassword().getPlainText().toCharArray());
            }
            if (found instanceof FileCredentials file) {
                char[] opener = passwordCredentialsId == null ? null : password(passwordCredentialsId);
                return permitted(new StoredFile(name, bytes(name, file), opener));
            }
        } catch (CredentialsUnavailableException e) {
            throw unavailable(parameter, credentialsId, e);
        }
        throw otherKind(parameter, found, CERTIFICATE);
    }

    /** Certificate credentials follow the rules of that mode by themselves. */
    private StoredFile permitted(StoredFile file) throws OperationException {
        if (fips) {
            try {
                FipsFile.require(file);
            } catch (PkiException e) {
                throw new OperationException(e.getMessage());
            }
        }
        return file;
    }

    private char[] password(String credentialsId) throws OperationException {
        String place = "certificatePasswordCredentialsId";
        return SystemToken.text(place, find(place, credentialsId, SECRET_TEXT, List.of()))
                .toCharArray();
    }

    private IdCredentials find(String parameter, String id, String kind, List<DomainRequirement> requirements)
            throws OperationException {
        IdCredentials found = CredentialsProvider.findCredentialById(id, IdCredentials.class, run, requirements);
        if (found == null) {
            throw new OperationException(
                    parameter + " is '" + id + "', but this job can use no credential with that id;" + " store a "
                            + kind + " under it for the job's folder or, with scope Global, for all of Jenkins");
        }
        CredentialsProvider.track(run, found);
        return found;
    }

    private static byte[] bytes(String name, FileCredentials file) throws OperationException {
        try (InputStream in = file.getContent()) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new OperationException(name + " is larger than 1 MiB, which no certificate is; store the PEM or"
                        + " PKCS#12 file itself");
            }
            return content;
        } catch (IOException e) {
            throw new OperationException(name + " cannot be read: " + e.getMessage());
        }
    }

    static OperationException otherKind(String parameter, IdCredentials found, String kind) {
        return new OperationException(parameter + " is '" + found.getId() + "', which is of kind "
                + found.getDescriptor().getDisplayName() + "; it needs a " + kind);
    }

    static OperationException unavailable(String parameter, String id, CredentialsUnavailableException e) {
        return new OperationException(parameter + " is '" + id + "', whose " + e.getProperty()
                + " its store does not give now; check the store of this credential");
    }
}
