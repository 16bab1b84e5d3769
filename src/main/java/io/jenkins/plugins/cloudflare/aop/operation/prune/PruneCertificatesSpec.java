package io.jenkins.plugins.cloudflare.aop.operation.prune;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopPruneCertificates}. */
public interface PruneCertificatesSpec extends AopSpec {
    /** Only tell what would be deleted; true when absent. */
    Boolean getDryRun();

    /** Ids or SHA-256 fingerprints of certificates that stay, separated by commas, blanks or new lines. */
    String getKeep();

    /** Days for which a certificate has to be unused before it goes; 7 when absent. An expired one goes at once. */
    Integer getUnusedForDays();
}
