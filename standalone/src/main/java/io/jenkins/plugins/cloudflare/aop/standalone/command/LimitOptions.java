package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much the visits to origins may take. */
final class LimitOptions {
    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Most connections to origins at once, in a step. Default: 64.")
    private int atOnce = ProbeLimits.DEFAULT.atOnce();

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            description = "The same at one address; fewer where an address takes no more. Default: 16.")
    private int atOncePerAddress = ProbeLimits.DEFAULT.atOncePerAddress();

    /** @throws UsageException naming the option that makes no sense */
    ProbeLimits limits() throws UsageException {
        within("--connections", atOnce);
        within("--connections-per-address", atOncePerAddress);
        return ProbeLimits.of(atOnce, atOncePerAddress);
    }

    private static void within(String option, int given) throws UsageException {
        Optional<String> complaint = ProbeLimits.complaint(option, given);
        if (complaint.isPresent()) {
            throw new UsageException(complaint.get());
        }
    }
}
