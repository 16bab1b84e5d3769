package io.jenkins.plugins.cloudflare.aop.operation.status;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopStatus}. */
public interface StatusSpec extends AopSpec {
    /** Hostnames to look at, separated by commas, blanks or new lines; all of the zone when absent. */
    String getHostnames();

    /** A certificate in use with fewer days left is a failure; when absent, only an expired one is. */
    Integer getMinDaysLeft();

    /** {@code FAILURE}, {@code UNSTABLE} or {@code NONE}. */
    String getOnFailure();
}
