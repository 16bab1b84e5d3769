package io.jenkins.plugins.cloudflare.aop.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.agent.NodeProber;
import io.jenkins.plugins.cloudflare.aop.agent.NodeWorkspace;
import io.jenkins.plugins.cloudflare.aop.checks.CheckPublication;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.ApiClient;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpTokenApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.shared.SharedApis;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.config.ApiOpener;
import io.jenkins.plugins.cloudflare.aop.credentials.ApiEndpoint;
import io.jenkins.plugins.cloudflare.aop.credentials.RunCredentials;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Console;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.journal.FileJournal;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What all builds of a controller share, and the wiring of an operation in one of them. */
@Extension
@Restricted(NoExternalUse.class)
public final class AopServices implements ApiOpener {
    private final Journal journal = new FileJournal(
            Jenkins.get().getRootDir().toPath().resolve("cloudflare-aop").resolve("journal"));
    private final ZoneLocks zoneLocks = new ZoneLocks();
    private final SecureRandom random = new SecureRandom();

    /** Proxy settings are read for each request, so that changed ones take effect at once. */
    private final OkHttpClient http =
            JenkinsOkHttpClient.newClientBuilder(new OkHttpClient()).build();

    private final ApiClient apiClient = new ApiClient(http);
    private final SharedApis apis = new SharedApis(InstantSource.system());
    private final EdgeEndpoint edge = new EdgeEndpoint(http);

    public static AopServices get() {
        return ExtensionList.lookupSingleton(AopServices.class);
    }

    /** The same without a check. */
    public OperationContext operationContext(Run<?, ?> run, TaskListener listener, NodeDirectory node)
            throws OperationException {
        return operationContext(run, listener, node, Optional.empty());
    }

    /**
     * Everything that an operation of a build needs.
     *
     * @param check what the check on the commit that tells of it is called; empty for none
     * @throws OperationException when the controller was started with properties that make no sense
     */
    public OperationContext operationContext(
            Run<?, ?> run, TaskListener listener, NodeDirectory node, Optional<String> check)
            throws OperationException {
        try {
            ApiEndpoint.use();
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage());
        }
        AopGlobalConfiguration configuration = AopGlobalConfiguration.get();
        Console console = line -> listener.getLogger().println(PrintableText.row(line));
        return new OperationContext(
                new BuildApis(this::shared, configuration, run),
                new RunCredentials(run, configuration.getCredentialsId()),
                journal,
                zoneLocks,
                new NodeProber(node, configuration.addressPolicy(), configuration.probeLimits(), console),
                edge.edge(),
                new NodeWorkspace(node),
                new RunRecorder(run, listener, node, check.map(name -> new CheckPublication(run, listener, name))),
                console,
                InstantSource.system(),
                random);
    }

    /** For a try: what others were answered counts for nothing. */
    @Override
    public AopApi open(ApiToken token) {
        return new OkHttpAopApi(apiClient, ApiEndpoint.use(), token);
    }

    @Override
    public TokenApi openToken(ApiToken token) {
        return new OkHttpTokenApi(apiClient, ApiEndpoint.use(), token);
    }

    private AopApi shared(ApiToken token) {
        return apis.share(open(token), ApiEndpoint.use(), token);
    }
}
