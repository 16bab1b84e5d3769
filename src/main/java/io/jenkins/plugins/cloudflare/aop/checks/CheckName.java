package io.jenkins.plugins.cloudflare.aop.checks;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the check of a verification is called. */
@Restricted(NoExternalUse.class)
public final class CheckName {
    private static final String DEFAULT = "Origin Pulls";
    private static final String SEPARATOR = " / ";

    private CheckName() {}

    /** Of a build step; empty when it is not to publish any. */
    public static Optional<String> of(VerifyOriginSpec spec) {
        return isSkipped(spec) ? Optional.empty() : Optional.of(given(spec).orElseGet(() -> made(spec, List.of())));
    }

    /**
     * Of a step in a Pipeline: what the script says, or the block around it, or else its stages and what it verifies, so
     * that no verification takes the place of another one by chance. Empty when it is not to publish any.
     */
    public static Optional<String> of(VerifyOriginSpec spec, Surroundings around) {
        if (isSkipped(spec)) {
            return Optional.empty();
        }
        return Optional.of(
                given(spec).or(around::name).map(PrintableText::brief).orElseGet(() -> made(spec, around.stages())));
    }

    private static boolean isSkipped(VerifyOriginSpec spec) {
        return Boolean.TRUE.equals(spec.getSkipPublishingChecks());
    }

    private static Optional<String> given(VerifyOriginSpec spec) {
        return Optional.ofNullable(ListParameter.orNull(spec.getChecksName())).map(PrintableText::brief);
    }

    private static String made(VerifyOriginSpec spec, List<String> stages) {
        List<String> parts = new ArrayList<>();
        parts.add(DEFAULT);
        parts.addAll(stages);
        List<String> hostnames = hostnames(spec);
        if (!hostnames.isEmpty()) {
            int more = hostnames.size() - 1;
            parts.add(hostnames.get(0) + (more == 0 ? "" : " and " + more + " more"));
        }
        return PrintableText.brief(String.join(SEPARATOR, parts));
    }

    private static List<String> hostnames(VerifyOriginSpec spec) {
        try {
            return ListParameter.of("hostnames", spec.getHostnames());
        } catch (OperationException e) {
            // The operation says what is wrong with them.
            return List.of();
        }
    }
}
