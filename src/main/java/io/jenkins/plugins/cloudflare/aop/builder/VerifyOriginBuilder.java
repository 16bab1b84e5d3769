package io.jenkins.plugins.cloudflare.aop.builder;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.VerifyOriginForm;
import io.jenkins.plugins.cloudflare.aop.operation.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyResult;
import java.time.Instant;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Proves that origins serve who has the client certificate and refuse everybody else. */
@Restricted(NoExternalUse.class)
public final class VerifyOriginBuilder extends ClientCertificateBuilder<VerifyResult> implements VerifyOriginSpec {
    private final String hostnames;
    private String origins;
    private String path;
    private String expect = Expectation.ENFORCED.parameter();
    private boolean throughCloudflare;
    private String onFailure = OnFailure.FAILURE.name();

    @DataBoundConstructor
    public VerifyOriginBuilder(String hostnames) {
        this.hostnames = Util.fixEmptyAndTrim(hostnames);
    }

    @Override
    public String getHostnames() {
        return hostnames;
    }

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
    OperationRun<VerifyResult> open(Variables variables, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        return Operations.verify(variables.in(VerifyOriginSpec.class, this), surroundings, startedAt);
    }

    @Override
    void conclude(VerifyResult result, AbstractBuild<?, ?> build, BuildListener listener) {
        if (result.failure() == null || result.onFailure() != OnFailure.UNSTABLE) {
            return;
        }
        listener.getLogger().println(result.failure());
        build.setResult(Result.UNSTABLE);
    }

    @Extension
    @Symbol("aopVerifyOrigin")
    public static final class DescriptorImpl extends AopBuilderDescriptor implements VerifyOriginForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VerifyOrigin_DisplayName();
        }
    }
}
