package io.jenkins.plugins.cloudflare.aop.operation.parameter;

/** Parameters that every operation has. Getters return null for what was not given. */
public interface AopSpec {
    /** Id of the API token (Secret text); the default one when absent. */
    String getCredentialsId();

    /** Name of a zone or its 32-digit id; found from the hostnames when absent. */
    String getZone();

    /** How long to wait in all, in seconds. */
    Integer getWaitSeconds();
}
