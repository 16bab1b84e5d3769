package io.jenkins.plugins.cloudflare.aop.run;

import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.config.ZoneProfile;
import io.jenkins.plugins.cloudflare.aop.credentials.SystemToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ApiSource;
import io.jenkins.plugins.cloudflare.aop.operation.engine.CredentialSource;
import java.util.List;

/** The API as a build may use it: with a token of the job's own, or with those of the system configuration. */
final class BuildApis implements ApiSource {
    private final ApiSource apis;
    private final AopGlobalConfiguration configuration;
    private final Run<?, ?> run;

    BuildApis(ApiSource apis, AopGlobalConfiguration configuration, Run<?, ?> run) {
        this.apis = apis;
        this.configuration = configuration;
        this.run = run;
    }

    @Override
    public AopApi open(ApiToken token) {
        return apis.open(token);
    }

    @Override
    public AopApi openDefault(CredentialSource source) throws OperationException {
        List<ZoneProfile> profiles = configuration.getZoneProfiles();
        if (profiles.isEmpty()) {
            return apis.open(source.apiToken(null));
        }
        AopApi others = configuration.getCredentialsId() == null ? null : apis.open(source.apiToken(null));
        return new ProfiledAopApi(profiles, this::open, others, run.getParent().getFullName());
    }

    private AopApi open(ZoneProfile profile) throws OperationException {
        String place = "the credentialsId of zone profile '" + profile.getName() + "'";
        if (profile.getCredentialsId() == null) {
            throw new OperationException(place + " is missing; choose a Secret text in Manage Jenkins, System");
        }
        return apis.open(SystemToken.read(place, profile.getCredentialsId(), run));
    }
}
