package io.jenkins.plugins.cloudflare.aop.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsUnavailableException;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * API tokens that the system configuration names: found as Jenkins itself, so that their scope may be System and no job
 * can name them.
 */
@Restricted(NoExternalUse.class)
public final class SystemToken {
    private SystemToken() {}

    /**
     * The token of a credential in Jenkins' own store.
     *
     * @param place which field of the configuration names it, for messages
     * @param run that uses it, so that its page tells; null outside of a build
     * @throws OperationException when there is none or it is of another kind
     */
    public static ApiToken read(String place, String credentialsId, @CheckForNull Run<?, ?> run)
            throws OperationException {
        IdCredentials found = find(credentialsId);
        if (found == null) {
            throw new OperationException(place + " is '" + credentialsId
                    + "', but Jenkins has no credential with that id; store a Secret text under it in the system's"
                    + " store, with scope System");
        }
        return of(place, run == null ? found : CredentialsProvider.track(run, found));
    }

    /** Null when Jenkins itself has no such credential. */
    @CheckForNull
    static IdCredentials find(String credentialsId) {
        return CredentialsProvider.findCredentialByIdInItemGroup(
                credentialsId, IdCredentials.class, Jenkins.get(), ACL.SYSTEM2, ApiEndpoint.requirements());
    }

    /** The token that a Secret text holds. */
    static ApiToken of(String place, IdCredentials found) throws OperationException {
        try {
            return ApiToken.of(text(place, found));
        } catch (IllegalArgumentException e) {
            throw new OperationException(place + " is '" + found.getId() + "': " + e.getMessage());
        }
    }

    /** What a Secret text holds. */
    static String text(String place, IdCredentials found) throws OperationException {
        if (!(found instanceof StringCredentials secret)) {
            throw RunCredentials.otherKind(place, found, RunCredentials.SECRET_TEXT);
        }
        try {
            return secret.getSecret().getPlainText();
        } catch (CredentialsUnavailableException e) {
            throw RunCredentials.unavailable(place, found.getId(), e);
        }
    }
}
