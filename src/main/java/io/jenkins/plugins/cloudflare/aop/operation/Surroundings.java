package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Edge;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything that an operation needs from outside: services, time and chance. */
public record Surroundings(
        ApiSource apis,
        CredentialSource credentials,
        Journal journal,
        ZoneWrites writes,
        Prober prober,
        Edge edge,
        Workspace workspace,
        Ledger ledger,
        Console console,
        InstantSource clock,
        SecureRandom random) {
    /**
     * Cloudflare's API with the token of a credential; null or blank for the default one.
     *
     * @throws OperationException when there is no such token
     */
    AopApi api(String credentialsId) throws OperationException {
        return apis.open(credentials.apiToken(Words.orNull(credentialsId)));
    }
}
