package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.pki.CertificateGate;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.GateReport;
import io.jenkins.plugins.cloudflare.aop.pki.Issuer;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.util.Optional;

/** Reads the client certificate or the issuer that a step names, and keeps the two ways apart. */
final class ClientCertificateChoice {
    private final ClientCertificateSpec spec;
    private final Surroundings surroundings;

    /** @throws OperationException when the parameters contradict each other */
    ClientCertificateChoice(ClientCertificateSpec spec, Surroundings surroundings) throws OperationException {
        this.spec = spec;
        this.surroundings = surroundings;
        if (certificateId() != null && issuerId() != null) {
            throw new OperationException("certificateCredentialsId and issuerCredentialsId are both given;"
                    + " give the certificate itself or the CA that issues it, not both");
        }
        if (issuerId() == null && Words.orNull(spec.getCommonName()) != null) {
            throw new OperationException("commonName is given without issuerCredentialsId;"
                    + " a certificate from a credential has its own name, so leave commonName out or name the CA");
        }
        if (certificateId() == null && issuerId() == null && secretId() != null) {
            throw new OperationException("certificatePasswordCredentialsId is given without certificateCredentialsId"
                    + " or issuerCredentialsId; name the credential that it opens");
        }
    }

    boolean isGiven() {
        return certificateId() != null;
    }

    boolean isIssued() {
        return issuerId() != null;
    }

    /** The certificate of the credential, after the gate that everything passes before it is sent anywhere. */
    GivenLeaf given() throws OperationException {
        try {
            ClientCertificate certificate = CertificateReader.clientCertificate(
                    surroundings.credentials().content("certificateCredentialsId", certificateId(), secretId()));
            GateReport gate = CertificateGate.check(
                    "credential '" + certificateId() + "'",
                    certificate,
                    surroundings.clock().instant());
            return new GivenLeaf(certificate, gate);
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** The private CA of the credential. */
    Issuer issuer() throws OperationException {
        try {
            return CertificateReader.issuer(
                    surroundings.credentials().content("issuerCredentialsId", issuerId(), secretId()));
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** The normalised hostname that a leaf is issued for; empty when none is given. */
    Optional<String> commonName() throws OperationException {
        String name = Words.orNull(spec.getCommonName());
        return name == null ? Optional.empty() : Optional.of(Hostname.of("commonName", name));
    }

    private String certificateId() {
        return Words.orNull(spec.getCertificateCredentialsId());
    }

    private String issuerId() {
        return Words.orNull(spec.getIssuerCredentialsId());
    }

    private String secretId() {
        return Words.orNull(spec.getCertificatePasswordCredentialsId());
    }
}
