package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.run.AopServices;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that recorded something. */
public final class Recorded {
    private Recorded() {}

    public static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, OperationEntry... entries)
            throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        add(jenkins, build, entries);
        return build;
    }

    public static void add(JenkinsRule jenkins, Run<?, ?> build, OperationEntry... entries) throws Exception {
        for (OperationEntry entry : entries) {
            AopServices.get()
                    .operationContext(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER)
                    .recorder()
                    .add(entry);
        }
    }
}
