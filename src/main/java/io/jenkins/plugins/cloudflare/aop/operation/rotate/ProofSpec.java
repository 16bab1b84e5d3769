package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import java.util.Collection;

/**
 * Parameters of a verification within a rotation.
 *
 * @param rotation what the step was told
 * @param withOurs false when no certificate that the step names belongs to what is proved
 * @param expect {@code enforced} or {@code accepting}
 * @param waitSeconds null for a single look
 */
record ProofSpec(
        RotateCertificateSpec rotation,
        String zone,
        Collection<String> hostnameList,
        boolean withOurs,
        String expect,
        Integer waitSeconds)
        implements VerifyOriginSpec {

    @Override
    public String getHostnames() {
        return String.join("\n", hostnameList);
    }

    @Override
    public String getOrigins() {
        return rotation.getOrigins();
    }

    @Override
    public Integer getRounds() {
        return rotation.getRounds();
    }

    @Override
    public String getPath() {
        return rotation.getPath();
    }

    @Override
    public String getExpect() {
        return expect;
    }

    @Override
    public String getDetours() {
        return rotation.getDetours();
    }

    @Override
    public String getAllowedIssuers() {
        return rotation.getAllowedIssuers();
    }

    @Override
    public String getTrustCredentialsId() {
        return rotation.getTrustCredentialsId();
    }

    @Override
    public Boolean getThroughCloudflare() {
        return rotation.getThroughCloudflare();
    }

    /** The rotation itself decides what a failure does. */
    @Override
    public String getOnFailure() {
        return OnFailure.NONE.name();
    }

    @Override
    public String getCredentialsId() {
        return rotation.getCredentialsId();
    }

    @Override
    public String getZone() {
        return zone;
    }

    @Override
    public Integer getWaitSeconds() {
        return waitSeconds;
    }

    @Override
    public String getCertificateCredentialsId() {
        return withOurs ? rotation.getCertificateCredentialsId() : null;
    }

    @Override
    public String getCertificatePasswordCredentialsId() {
        return withOurs ? rotation.getCertificatePasswordCredentialsId() : null;
    }

    @Override
    public String getIssuerCredentialsId() {
        return withOurs ? rotation.getIssuerCredentialsId() : null;
    }

    @Override
    public String getCommonName() {
        return withOurs ? rotation.getCommonName() : null;
    }
}
