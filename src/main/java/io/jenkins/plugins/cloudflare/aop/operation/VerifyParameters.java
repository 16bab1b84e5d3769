package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checked parameters of a verification.
 *
 * @param ours a certificate that was given, for the record; empty when leaves are issued or there is none
 * @param scrutiny what else is looked at
 * @param patience how long a failing look is repeated; zero when the step did not say
 */
record VerifyParameters(
        List<Target> targets,
        Expectation expectation,
        OnFailure onFailure,
        OwnCertificates own,
        Optional<ClientCertificate> ours,
        Scrutiny scrutiny,
        Duration patience) {

    private static final int LONGEST_PATH = 2048;

    static VerifyParameters read(VerifyOriginSpec spec, CertificateInUse inUse, Surroundings surroundings)
            throws OperationException {
        List<String> hostnames = Hostname.list("hostnames", spec.getHostnames());
        List<OriginAddress> origins = OriginAddress.list("origins", spec.getOrigins());
        if (origins.isEmpty()) {
            throw new OperationException("origins is empty; name the origin's addresses, such as"
                    + " origins: '192.0.2.10, [2001:db8::10]:8443'");
        }
        String path = path(spec.getPath());
        Expectation expectation = Expectation.of(spec.getExpect());
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        ClientCertificateChoice choice = new ClientCertificateChoice(spec, surroundings);
        Optional<ClientCertificate> ours =
                choice.isGiven() ? Optional.of(choice.given().leaf()) : Optional.empty();
        return new VerifyParameters(
                targets(hostnames, origins, path),
                expectation,
                onFailure,
                own(choice, ours, inUse, surroundings),
                ours,
                Scrutiny.read(spec, surroundings),
                // The default patience is for Cloudflare; an origin that fails is waited for only when told so.
                Duration.ofSeconds(spec.getWaitSeconds() == null ? 0 : spec.getWaitSeconds()));
    }

    private static OwnCertificates own(
            ClientCertificateChoice choice,
            Optional<ClientCertificate> ours,
            CertificateInUse inUse,
            Surroundings surroundings)
            throws OperationException {
        if (choice.isIssued()) {
            return OwnCertificates.issued(choice.issuer(), choice.commonName(), inUse, surroundings);
        }
        return ours.map(OwnCertificates::given).orElseGet(OwnCertificates::none);
    }

    private static List<Target> targets(List<String> hostnames, List<OriginAddress> origins, String path) {
        List<Target> targets = new ArrayList<>();
        for (String hostname : hostnames) {
            for (OriginAddress origin : origins) {
                targets.add(new Target(hostname, origin.address(), origin.port(), path));
            }
        }
        return targets;
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
