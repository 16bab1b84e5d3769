package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopEnableHostname}. */
public interface EnableHostnameSpec extends AopSpec {
    /** Hostnames, separated by commas, blanks or new lines. */
    String getHostnames();

    /** Id of the certificate; the one that this build uploaded for the zone when absent. */
    String getCertificateId();
}
