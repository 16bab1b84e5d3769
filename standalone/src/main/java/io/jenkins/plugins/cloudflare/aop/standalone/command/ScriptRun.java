package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.credential.CredentialStore;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BuildPlace;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Jenkinsfile;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.JenkinsfileRun;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Log;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.AopSteps;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.CloudflareSite;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.GivenCredentials;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.RunContext;
import io.jenkins.plugins.cloudflare.aop.standalone.step.CoreSteps;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** Runs one script with Jenkins' steps and the plugin's own. */
final class ScriptRun {
    private final CredentialStore credentials;
    private final CloudflareSite cloudflare;
    private final ProbeLimits limits;
    private final PrintStream out;
    private final PrintStream err;

    /** @param limits what visits to origins may take */
    ScriptRun(
            CredentialStore credentials,
            CloudflareSite cloudflare,
            ProbeLimits limits,
            PrintStream out,
            PrintStream err) {
        this.limits = limits;
        this.credentials = credentials;
        this.cloudflare = cloudflare;
        this.out = out;
        this.err = err;
    }

    /**
     * @param more adds further steps
     * @return the exit status
     */
    int run(Jenkinsfile source, BuildPlace place, Map<String, String> parameters, Consumer<Steps> more) {
        InstantSource clock = InstantSource.system();
        Log log = new Log(out);
        credentials.maskIn(log);
        Build build = new Build(place, log, parameters);
        GivenCredentials given = new GivenCredentials(credentials);
        Steps steps = new Steps();
        CoreSteps.addTo(steps, credentials);
        AopSteps.addTo(steps, RunContext.of(build, given, cloudflare, limits, clock));
        more.accept(steps);
        Result result = JenkinsfileRun.run(source, steps, build, clock, err);
        return result == Result.FAILURE && given.misused() ? UsageException.STATUS : result.status();
    }
}
