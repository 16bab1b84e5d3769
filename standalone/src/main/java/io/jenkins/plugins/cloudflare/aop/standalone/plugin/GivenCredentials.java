package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.CredentialSource;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.standalone.credential.CredentialStore;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import java.util.List;

/** Gives the operations what the command line named. */
public final class GivenCredentials implements CredentialSource {
    private final CredentialStore credentials;
    private volatile boolean misused;

    public GivenCredentials(CredentialStore credentials) {
        this.credentials = credentials;
    }

    /** Whether a step relied on the only secret text and there was none, or were several: a fault of the command line. */
    public boolean misused() {
        return misused;
    }

    @Override
    public ApiToken apiToken(String credentialsId) throws OperationException {
        String id = credentialsId == null ? onlySecretText() : credentialsId;
        try {
            return ApiToken.of(credentials.text(id));
        } catch (AbortException e) {
            throw new OperationException("credentialsId: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new OperationException("credential '" + id + "': " + e.getMessage());
        }
    }

    private String onlySecretText() throws OperationException {
        List<String> ids = credentials.secretTexts();
        if (ids.size() == 1) {
            return ids.get(0);
        }
        misused = true;
        throw new OperationException(
                ids.isEmpty()
                        ? "the API token is missing; give it with --credential cloudflare-token=FILE"
                        : "credentialsId is missing and " + ids.size() + " secret texts are given with --credential ("
                                + String.join(", ", ids) + "); say in the step which one is the API token");
    }

    @Override
    public CredentialContent content(String parameter, String credentialsId, String openingId)
            throws OperationException {
        try {
            return credentials.content(credentialsId, openingId);
        } catch (AbortException e) {
            throw new OperationException(parameter + ": " + e.getMessage());
        }
    }
}
