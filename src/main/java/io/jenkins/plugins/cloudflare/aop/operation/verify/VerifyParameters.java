package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The checked parameters of a verification, credentials read. A rotation makes the parameters of its proofs from those
 * that it was given.
 *
 * @param hostnames normalised; empty in a rotation that has yet to find out which
 * @param origins empty for those that the zone's DNS tells
 * @param certificate the configured certificate, or its issuer, or none
 * @param throughCloudflare whether each hostname is also asked through Cloudflare
 * @param checks what is checked beside the front door
 * @param patience how long a failing pass is repeated; zero when the step did not say
 */
public record VerifyParameters(
        List<String> hostnames,
        List<OriginAddress> origins,
        String path,
        Expectation expectation,
        OnFailure onFailure,
        ClientCertificateChoice certificate,
        boolean throughCloudflare,
        ExtraChecks checks,
        Duration patience) {

    private static final int LONGEST_PATH = 2048;

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
                path(spec.getPath()),
                Expectation.of(spec.getExpect()),
                OnFailure.of(spec.getOnFailure()),
                certificate,
                Boolean.TRUE.equals(spec.getThroughCloudflare()),
                ExtraChecks.read(spec, context),
                // The default patience is for Cloudflare; an origin that fails is waited for only when told so.
                Duration.ofSeconds(spec.getWaitSeconds() == null ? 0 : spec.getWaitSeconds()));
    }

    /** The same asked of other origins, as an earlier run had them. */
    public VerifyParameters asking(List<OriginAddress> others, String otherPath, Expectation expected) {
        return new VerifyParameters(
                hostnames, others, otherPath, expected, onFailure, certificate, throughCloudflare, checks, patience);
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
                path,
                expected,
                OnFailure.NONE,
                withCertificate ? certificate : ClientCertificateChoice.none(),
                throughCloudflare,
                checks,
                patience.isZero() || left.isNegative() ? Duration.ZERO : left);
    }

    private static String path(String given) throws OperationException {
        String path = ListParameter.orNull(given);
        if (path == null) {
            return "/";
        }
        if (!path.matches("/[!-~]*") || path.length() > LONGEST_PATH) {
            throw new OperationException("path is '" + PrintableText.brief(path)
                    + "', which is not a path; begin it with / and percent-encode what is not ASCII");
        }
        return path;
    }
}
