package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checked parameters of a verification.
 *
 * @param ours a certificate that was given, for the record; empty when leaves are issued or there is none
 * @param otherPaths paths beside that of the targets which the certificate has to cover
 * @param rounds how many rounds of visits have to say the same
 * @param throughCloudflare the hostnames that are also asked through Cloudflare
 * @param scrutiny what else is looked at
 * @param patience how long a failing look is repeated; zero when the step did not say
 */
public record VerifyParameters(
        List<Target> targets,
        List<String> otherPaths,
        int rounds,
        Expectation expectation,
        OnFailure onFailure,
        OwnCertificates own,
        Optional<ClientCertificate> ours,
        List<EdgeRequest> throughCloudflare,
        ExtraChecks scrutiny,
        Duration patience) {

    private static final int LONGEST_PATH = 2048;
    private static final int MOST_PATHS = 20;
    private static final int MOST_ROUNDS = 50;

    static VerifyParameters read(
            VerifyOriginSpec spec, PresentedCertificate inUse, OperationContext context, EntryBuilder draft)
            throws OperationException, CloudflareException {
        List<String> hostnames = Hostname.list("hostnames", spec.getHostnames());
        List<OriginAddress> origins = OriginAddress.list("origins", spec.getOrigins());
        List<String> paths = paths(spec.getPath());
        String path = paths.get(0);
        int rounds = rounds(spec.getRounds());
        Expectation expectation = Expectation.of(spec.getExpect());
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        ClientCertificateChoice choice = new ClientCertificateChoice(spec, context);
        Optional<ClientCertificate> ours =
                choice.isGiven() ? Optional.of(choice.given().leaf()) : Optional.empty();
        Optional<VerificationZone> zone = origins.isEmpty()
                ? Optional.of(VerificationZone.needed(spec, hostnames, context, draft))
                : VerificationZone.named(spec, hostnames, context, draft);
        ExtraChecks scrutiny = ExtraChecks.read(spec, zone, context);
        return new VerifyParameters(
                origins.isEmpty()
                        ? OriginTargets.fromDns(zone.orElseThrow(), hostnames, path, context, draft)
                        : OriginTargets.given(hostnames, origins, path),
                paths.subList(1, paths.size()),
                rounds,
                expectation,
                onFailure,
                own(choice, ours, inUse, context),
                ours,
                Boolean.TRUE.equals(spec.getThroughCloudflare()) ? EdgeCheck.requests(hostnames, path) : List.of(),
                scrutiny,
                // The default patience is for Cloudflare; an origin that fails is waited for only when told so.
                Duration.ofSeconds(spec.getWaitSeconds() == null ? 0 : spec.getWaitSeconds()));
    }

    /** Checks what needs neither hostnames nor Cloudflare, for an operation that verifies only later. */
    public static void check(VerifyOriginSpec spec, OperationContext context) throws OperationException {
        OriginAddress.list("origins", spec.getOrigins());
        paths(spec.getPath());
        rounds(spec.getRounds());
        Expectation.of(spec.getExpect());
        OnFailure.of(spec.getOnFailure());
        ExtraChecks.check(spec, context);
    }

    private static OwnCertificates own(
            ClientCertificateChoice choice,
            Optional<ClientCertificate> ours,
            PresentedCertificate inUse,
            OperationContext context)
            throws OperationException {
        if (choice.isIssued()) {
            return new IssuedCertificates(choice.issuer(), choice.commonName(), inUse, context);
        }
        return ours.map(OwnCertificates::given).orElseGet(OwnCertificates::none);
    }

    /** What visits may take: an origin that takes no more of them for a while is waited for as long as the step says. */
    ProbeLimits limits() {
        return patience.isZero() ? ProbeLimits.DEFAULT : ProbeLimits.DEFAULT.withPatience(patience);
    }

    private static int rounds(Integer given) throws OperationException {
        if (given == null) {
            return TargetProof.FEWEST;
        }
        if (given < TargetProof.FEWEST || given > MOST_ROUNDS) {
            throw new OperationException("rounds is " + given + "; give " + TargetProof.FEWEST + " to " + MOST_ROUNDS);
        }
        return given;
    }

    /** At least one. */
    private static List<String> paths(String given) throws OperationException {
        String all = ListParameter.orNull(given);
        if (all == null) {
            return List.of("/");
        }
        List<String> paths = List.of(all.split("\\s+"));
        for (String path : paths) {
            if (!path.matches("/[!-~]*") || path.length() > LONGEST_PATH) {
                throw new OperationException("path is '" + ListParameter.brief(path)
                        + "', which is not a path; begin it with / and percent-encode what is not ASCII");
            }
        }
        if (paths.size() > MOST_PATHS) {
            throw new OperationException("path has " + paths.size() + " paths; give at most " + MOST_PATHS);
        }
        return paths;
    }
}
