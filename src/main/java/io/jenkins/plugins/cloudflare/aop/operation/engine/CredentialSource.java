package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;

/** Where secrets come from: Jenkins' credentials, or files named on the command line. */
public interface CredentialSource {
    /**
     * The API token.
     *
     * @param credentialsId a Secret text; null for the default one
     * @throws OperationException naming the id when there is none or it is of another kind
     */
    ApiToken apiToken(String credentialsId) throws OperationException;

    /**
     * What a credential holds: certificates, keys or both.
     *
     * @param parameter name of the step's parameter, for messages
     * @param credentialsId a Certificate credential or a Secret file
     * @param passwordCredentialsId a Secret text that opens an encrypted file; null for none
     * @throws OperationException naming parameter and id when there is none or it is of another kind
     */
    CredentialContent content(String parameter, String credentialsId, String passwordCredentialsId)
            throws OperationException;
}
