package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;

/** Parameters of {@code aopVerifyOrigin}. */
public interface VerifyOriginSpec extends AopSpec, ClientCertificateSpec {
    /** Hostnames, separated by commas, blanks or new lines. */
    String getHostnames();

    /**
     * Addresses of the origin, each {@code address[:port]}, separated like the hostnames; those of the zone's DNS records
     * when absent.
     */
    String getOrigins();

    /** Path that is asked for; one that a legitimate client may read. Further paths, behind blanks, must be covered, too. */
    String getPath();

    /** How many rounds of visits have to say the same, 3 to 50; 3 when null. */
    Integer getRounds();

    /** {@code enforced} or {@code accepting}. */
    String getExpect();

    /** Names of detours to look for, or with a minus to leave out; all when null. */
    String getDetours();

    /** Names of issuers that the origin may accept beside those of the configured certificate, one a line or separated by semicolons; null for none. */
    String getAllowedIssuers();

    /** Certificates that the origin's own certificate has to lead to; null for those that the JVM trusts, and no gate. */
    String getTrustCredentialsId();

    /** {@code FAILURE}, {@code UNSTABLE} or {@code NONE}. */
    String getOnFailure();

    /** Whether each hostname is also asked through Cloudflare; not when absent. */
    Boolean getThroughCloudflare();

    /** What the check on the commit is called; from stages and hostnames when null. Only Jenkins publishes any. */
    String getChecksName();

    /** Whether no check is published. */
    Boolean getSkipPublishingChecks();
}
