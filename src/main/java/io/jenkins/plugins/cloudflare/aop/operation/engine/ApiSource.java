package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;

/** Opens Cloudflare's API for a token. */
@FunctionalInterface
public interface ApiSource {
    AopApi open(ApiToken token);

    /**
     * For a step that names no token: with the default one, or where it depends on the zone, with that of the zone.
     *
     * @throws OperationException when there is none
     */
    default AopApi openDefault(CredentialSource credentials) throws OperationException {
        return open(credentials.apiToken(null));
    }
}
