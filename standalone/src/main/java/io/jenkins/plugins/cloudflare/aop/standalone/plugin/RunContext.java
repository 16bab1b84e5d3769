package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.ApiClient;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.shared.SharedApis;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalWorkspace;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Workspace;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.journal.FileJournal;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/** What operations get from the runner. */
public final class RunContext {
    private RunContext() {}

    public static OperationContext of(
            Build build, GivenCredentials given, CloudflareSite cloudflare, ProbeLimits limits, InstantSource clock) {
        ApiClient client = new ApiClient(new OkHttpClient());
        SharedApis apis = new SharedApis(clock);
        return new OperationContext(
                token -> apis.share(new OkHttpAopApi(client, cloudflare.apiUrl(), token), cloudflare.apiUrl(), token),
                given,
                new FileJournal(build.place().state().resolve("journal")),
                new ZoneLocks(build.place().state().resolve("journal")),
                new LocalProber(AddressPolicy.ALL, limits, line -> build.say(PrintableText.row(line))),
                cloudflare.edge(),
                (path, content) -> workspace(build).write(path, content),
                new RunnerRecorder(build),
                line -> build.say(PrintableText.row(line)),
                clock,
                new SecureRandom());
    }

    private static Workspace workspace(Build build) throws OperationException {
        Path directory = build.scope().directory();
        if (directory == null) {
            throw new OperationException("there is no workspace to write files into; call the step inside node { }");
        }
        return new LocalWorkspace(directory);
    }
}
