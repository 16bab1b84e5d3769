package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopDisableHostname}. */
public interface DisableHostnameSpec extends AopSpec {
    /** Hostnames, separated by commas, blanks or new lines. */
    String getHostnames();

    /** {@code void} (default) removes the association, {@code off} keeps it and presents no certificate. */
    String getMode();

    /** Also where the origin was seen to enforce. */
    Boolean getForce();
}
