package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.RequestPaths;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Rounds;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The checked parameters of a verification, credentials read. A rotation makes the parameters of its proofs from those
 * that it was given.
 *
 * @param hostnames normalised; empty in a rotation that has yet to find out which
 * @param origins empty for those that the zone's DNS tells
 * @param paths what is asked for, at least one; those behind the first have to be covered as well
 * @param rounds how many rounds of visits in a row have to say the same
 * @param certificate the configured certificate, or its issuer, or none
 * @param throughCloudflare whether each hostname is also asked through Cloudflare
 * @param checks what is checked beside the front door
 * @param patience how long a failing pass is repeated; zero when the step did not say
 */
public record VerifyParameters(
        List<String> hostnames,
        List<OriginAddress> origins,
        List<String> paths,
        int rounds,
        Expectation expectation,
        OnFailure onFailure,
        ClientCertificateChoice certificate,
        boolean throughCloudflare,
        ExtraChecks checks,
        Duration patience) {

    /** @param certificate what the step names, read already */
    public static VerifyParameters read(
            VerifyOriginSpec spec,
            List<String> hostnames,
            ClientCertificateChoice certificate,
            OperationContext context)
            throws OperationException {
        return new VerifyParameters(
                hostnames,
                OriginAddress.list("origins", spec.getOrigins()),
                RequestPaths.of(spec.getPath()),
                Rounds.of(spec.getRounds()),
                Expectation.of(spec.getExpect()),
                OnFailure.of(spec.getOnFailure()),
                certificate,
                Boolean.TRUE.equals(spec.getThroughCloudflare()),
                ExtraChecks.read(spec, context),
                // The default patience is for Cloudflare; an origin that fails is waited for only when told so.
                Duration.ofSeconds(spec.getWaitSeconds() == null ? 0 : spec.getWaitSeconds()));
    }

    /** The same asked of other origins, as an earlier run had them. */
    public VerifyParameters asking(List<OriginAddress> others, List<String> otherPaths, Expectation expected) {
        return new VerifyParameters(
                hostnames,
                others,
                otherPaths,
                rounds,
                expected,
                onFailure,
                certificate,
                throughCloudflare,
                checks,
                patience);
    }

    /**
     * The parameters of a proof within a rotation, which decides itself what a failure does.
     *
     * @param withCertificate whether the configured certificate has a say about what is proved
     * @param left how much time the rotation has left; only a step that says how long to wait repeats passes
     */
    public VerifyParameters forProof(
            Collection<String> moved, Expectation expected, boolean withCertificate, Duration left) {
        return new VerifyParameters(
                List.copyOf(moved),
                origins,
                paths,
                rounds,
                expected,
                OnFailure.NONE,
                withCertificate ? certificate : ClientCertificateChoice.none(),
                throughCloudflare,
                checks,
                patience.isZero() || left.isNegative() ? Duration.ZERO : left);
    }

    /** What is asked for at the front door. */
    String path() {
        return paths.get(0);
    }

    List<String> otherPaths() {
        return paths.subList(1, paths.size());
    }

    /** What visits may take: an origin that takes no more of them for a while is waited for as long as the step says. */
    ProbeLimits within(ProbeLimits limits) {
        return patience.isZero() ? limits : limits.withPatience(patience);
    }
}
