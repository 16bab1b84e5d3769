package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checked parameters of a verification.
 *
 * @param ours a certificate that was given, for the record; empty when leaves are issued or there is none
 * @param throughCloudflare the hostnames that are also asked through Cloudflare
 * @param scrutiny what else is looked at
 * @param patience how long a failing look is repeated; zero when the step did not say
 */
record VerifyParameters(
        List<Target> targets,
        Expectation expectation,
        OnFailure onFailure,
        OwnCertificates own,
        Optional<ClientCertificate> ours,
        List<EdgeRequest> throughCloudflare,
        Scrutiny scrutiny,
        Duration patience) {

    private static final int LONGEST_PATH = 2048;

    static VerifyParameters read(
            VerifyOriginSpec spec, CertificateInUse inUse, Surroundings surroundings, EntryDraft draft)
            throws OperationException, CloudflareException {
        List<String> hostnames = Hostname.list("hostnames", spec.getHostnames());
        List<OriginAddress> origins = OriginAddress.list("origins", spec.getOrigins());
        String path = path(spec.getPath());
        Expectation expectation = Expectation.of(spec.getExpect());
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        ClientCertificateChoice choice = new ClientCertificateChoice(spec, surroundings);
        Optional<ClientCertificate> ours =
                choice.isGiven() ? Optional.of(choice.given().leaf()) : Optional.empty();
        Optional<ProofZone> zone = origins.isEmpty()
                ? Optional.of(ProofZone.needed(spec, hostnames, surroundings, draft))
                : ProofZone.named(spec, hostnames, surroundings, draft);
        Scrutiny scrutiny = Scrutiny.read(spec, zone, surroundings);
        return new VerifyParameters(
                origins.isEmpty()
                        ? OriginTargets.fromDns(zone.orElseThrow(), hostnames, path, surroundings, draft)
                        : OriginTargets.given(hostnames, origins, path),
                expectation,
                onFailure,
                own(choice, ours, inUse, surroundings),
                ours,
                Boolean.TRUE.equals(spec.getThroughCloudflare())
                        ? ThroughCloudflare.requests(hostnames, path)
                        : List.of(),
                scrutiny,
                // The default patience is for Cloudflare; an origin that fails is waited for only when told so.
                Duration.ofSeconds(spec.getWaitSeconds() == null ? 0 : spec.getWaitSeconds()));
    }

    /** Checks what needs neither hostnames nor Cloudflare, for an operation that verifies only later. */
    static void check(VerifyOriginSpec spec, Surroundings surroundings) throws OperationException {
        OriginAddress.list("origins", spec.getOrigins());
        path(spec.getPath());
        Expectation.of(spec.getExpect());
        OnFailure.of(spec.getOnFailure());
        Scrutiny.check(spec, surroundings);
    }

    private static OwnCertificates own(
            ClientCertificateChoice choice,
            Optional<ClientCertificate> ours,
            CertificateInUse inUse,
            Surroundings surroundings)
            throws OperationException {
        if (choice.isIssued()) {
            return new FreshLeaves(choice.issuer(), choice.commonName(), inUse, surroundings);
        }
        return ours.map(OwnCertificates::given).orElseGet(OwnCertificates::none);
    }

    private static String path(String given) throws OperationException {
        String path = Words.orNull(given);
        if (path == null) {
            return "/";
        }
        if (!path.matches("/[!-~]*") || path.length() > LONGEST_PATH) {
            throw new OperationException("path is '" + Words.brief(path)
                    + "', which is not a path; begin it with / and percent-encode what is not ASCII");
        }
        return path;
    }
}
