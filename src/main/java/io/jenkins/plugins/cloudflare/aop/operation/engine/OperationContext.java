package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.Edge;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything that an operation needs from outside: services, time and chance. */
public record OperationContext(
        ApiSource apis,
        CredentialSource credentials,
        Journal journal,
        ZoneLocks locks,
        Prober prober,
        Edge edge,
        Workspace workspace,
        BuildRecorder recorder,
        Console console,
        InstantSource clock,
        SecureRandom random) {
    /**
     * Cloudflare's API with the token of a credential; null or blank for the default one.
     *
     * @throws OperationException when there is no such token
     */
    public AopApi api(String credentialsId) throws OperationException {
        String id = ListParameter.orNull(credentialsId);
        return id == null ? apis.openDefault(credentials) : apis.open(credentials.apiToken(id));
    }
}
