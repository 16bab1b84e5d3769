package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.operation.FileJournal;
import io.jenkins.plugins.cloudflare.aop.operation.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.LocalWorkspace;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.Workspace;
import io.jenkins.plugins.cloudflare.aop.operation.ZoneWrites;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/** What operations get from the runner. */
public final class RunSurroundings {
    private RunSurroundings() {}

    public static Surroundings of(Build build, GivenCredentials given, CloudflareSite cloudflare, InstantSource clock) {
        OkHttpClient client = new OkHttpClient();
        return new Surroundings(
                secret -> new OkHttpAopApi(client, cloudflare.apiUrl(), secret),
                given,
                new FileJournal(build.place().state().resolve("journal")),
                new ZoneWrites(),
                new LocalProber(AddressPolicy.ALL, build::say),
                cloudflare.edge(),
                (path, content) -> workspace(build).write(path, content),
                new BuildLedger(build),
                build::say,
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
