package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.cloudflare.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.operation.FileJournal;
import io.jenkins.plugins.cloudflare.aop.operation.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.ZoneWrites;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import java.security.SecureRandom;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/** What operations get from the runner. */
public final class RunSurroundings {
    private RunSurroundings() {}

    /** @param apiUrl base URL of Cloudflare's API */
    public static Surroundings of(Build build, GivenCredentials given, String apiUrl, InstantSource clock) {
        OkHttpClient client = new OkHttpClient();
        return new Surroundings(
                secret -> new OkHttpAopApi(client, apiUrl, secret),
                given,
                new FileJournal(build.place().state().resolve("journal")),
                new ZoneWrites(),
                new LocalProber(AddressPolicy.ALL, build::say),
                new BuildLedger(build),
                build::say,
                clock,
                new SecureRandom());
    }
}
