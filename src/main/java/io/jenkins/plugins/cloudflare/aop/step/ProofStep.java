package io.jenkins.plugins.cloudflare.aop.step;

import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.checks.CheckName;
import io.jenkins.plugins.cloudflare.aop.checks.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that proves what origins do. */
@Restricted(NoExternalUse.class)
public abstract class ProofStep<R> extends ClientCertificateStep<R> implements VerifyOriginSpec {
    private static final long serialVersionUID = 1L;

    private String origins;
    private String path;
    private Integer rounds;
    private String expect = Expectation.ENFORCED.parameter();
    private String onFailure = OnFailure.FAILURE.name();
    private boolean throughCloudflare;
    private String detours;
    private String allowedIssuers;
    private String trustCredentialsId;
    private String checksName;
    private boolean skipPublishingChecks;

    @Override
    public String getOrigins() {
        return origins;
    }

    @DataBoundSetter
    public void setOrigins(String origins) {
        this.origins = Util.fixEmptyAndTrim(origins);
    }

    @Override
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    @Override
    public Integer getRounds() {
        return rounds;
    }

    @DataBoundSetter
    public void setRounds(Integer rounds) {
        this.rounds = rounds;
    }

    @Override
    public String getExpect() {
        return expect;
    }

    @DataBoundSetter
    public void setExpect(String expect) {
        this.expect = Util.fixNull(Util.fixEmptyAndTrim(expect), Expectation.ENFORCED.parameter());
    }

    @Override
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = Util.fixNull(Util.fixEmptyAndTrim(onFailure), OnFailure.FAILURE.name());
    }

    @Override
    public Boolean getThroughCloudflare() {
        return throughCloudflare;
    }

    @DataBoundSetter
    public void setThroughCloudflare(Boolean throughCloudflare) {
        this.throughCloudflare = Boolean.TRUE.equals(throughCloudflare);
    }

    @Override
    public String getDetours() {
        return detours;
    }

    @DataBoundSetter
    public void setDetours(String detours) {
        this.detours = Util.fixEmptyAndTrim(detours);
    }

    @Override
    public String getAllowedIssuers() {
        return allowedIssuers;
    }

    @DataBoundSetter
    public void setAllowedIssuers(String allowedIssuers) {
        this.allowedIssuers = Util.fixEmptyAndTrim(allowedIssuers);
    }

    @Override
    public String getTrustCredentialsId() {
        return trustCredentialsId;
    }

    @DataBoundSetter
    public void setTrustCredentialsId(String trustCredentialsId) {
        this.trustCredentialsId = Util.fixEmptyAndTrim(trustCredentialsId);
    }

    @Override
    public String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public void setChecksName(String checksName) {
        this.checksName = Util.fixEmptyAndTrim(checksName);
    }

    @Override
    public Boolean getSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(Boolean skipPublishingChecks) {
        this.skipPublishingChecks = Boolean.TRUE.equals(skipPublishingChecks);
    }

    @Override
    Optional<String> check(StepContext context) throws IOException, InterruptedException {
        return CheckName.of(this, Surroundings.of(context));
    }
}
