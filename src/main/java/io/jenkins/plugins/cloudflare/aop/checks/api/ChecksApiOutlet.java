package io.jenkins.plugins.cloudflare.aop.checks.api;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.steps.ChecksInfo;
import io.jenkins.plugins.cloudflare.aop.checks.CheckConclusion;
import io.jenkins.plugins.cloudflare.aop.checks.CheckOutlet;
import io.jenkins.plugins.cloudflare.aop.checks.CheckReport;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Publishes through whichever plugin shows checks on the commit of a build, such as github-checks. */
@OptionalExtension(requirePlugins = "checks-api")
@Restricted(NoExternalUse.class)
public final class ChecksApiOutlet implements CheckOutlet {
    @Override
    public Optional<String> nameAround(StepContext context) throws IOException, InterruptedException {
        return Optional.ofNullable(context.get(ChecksInfo.class)).map(ChecksInfo::getName);
    }

    @Override
    public Optional<Consumer<CheckReport>> publisher(Run<?, ?> build, TaskListener listener) {
        ChecksPublisher publisher = ChecksPublisherFactory.fromRun(build, listener);
        // That one would only tell the console of each build that nobody shows checks.
        return publisher instanceof ChecksPublisher.NullChecksPublisher
                ? Optional.empty()
                : Optional.of(report -> publisher.publish(details(report)));
    }

    private static ChecksDetails details(CheckReport report) {
        ChecksOutput.ChecksOutputBuilder output =
                new ChecksOutput.ChecksOutputBuilder().withTitle(report.title()).withSummary(report.summary());
        if (!report.rows().isEmpty()) {
            // A publisher that takes less leaves out whole lines.
            output.withText(String.join("", report.rows()));
        }
        return new ChecksDetails.ChecksDetailsBuilder()
                .withName(report.name())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report.conclusion()))
                .withOutput(output.build())
                .build();
    }

    private static ChecksConclusion conclusion(CheckConclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> ChecksConclusion.SUCCESS;
            case NEUTRAL -> ChecksConclusion.NEUTRAL;
            case FAILURE -> ChecksConclusion.FAILURE;
            case CANCELED -> ChecksConclusion.CANCELED;
        };
    }
}
