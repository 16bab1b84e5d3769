package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;

/** All steps that do not come from this plugin. */
public final class CoreSteps {
    private CoreSteps() {}

    public static void addTo(Steps steps, BoundSecrets secrets) {
        BasicSteps.addTo(steps);
        ErrorSteps.addTo(steps);
        TimeoutStep.addTo(steps);
        ParallelStep.addTo(steps);
        FileSteps.addTo(steps);
        ShellStep.addTo(steps);
        ArchiveArtifactsStep.addTo(steps);
        JUnitStep.addTo(steps);
        PropertiesSteps.addTo(steps);
        EnvironmentSteps.addTo(steps, secrets);
    }
}
