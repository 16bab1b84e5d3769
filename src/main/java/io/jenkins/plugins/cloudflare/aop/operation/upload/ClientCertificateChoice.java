package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateGate;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.GateReport;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.util.Optional;

/** Reads the client certificate or the issuer that a step names, and keeps the two ways apart. */
public final class ClientCertificateChoice {
    private final ClientCertificateSpec spec;
    private final OperationContext context;

    /** @throws OperationException when the parameters contradict each other */
    public ClientCertificateChoice(ClientCertificateSpec spec, OperationContext context) throws OperationException {
        this.spec = spec;
        this.context = context;
        if (certificateId() != null && issuerId() != null) {
            throw new OperationException("certificateCredentialsId and issuerCredentialsId are both given;"
                    + " give the certificate itself or the CA that issues it, not both");
        }
        if (issuerId() == null && ListParameter.orNull(spec.getCommonName()) != null) {
            throw new OperationException("commonName is given without issuerCredentialsId;"
                    + " a certificate from a credential has its own name, so leave commonName out or name the CA");
        }
        if (certificateId() == null && issuerId() == null && secretId() != null) {
            throw new OperationException("certificatePasswordCredentialsId is given without certificateCredentialsId"
                    + " or issuerCredentialsId; name the credential that it opens");
        }
    }

    public boolean isGiven() {
        return certificateId() != null;
    }

    public boolean isIssued() {
        return issuerId() != null;
    }

    /** The certificate of the credential, after the gate that everything passes before it is sent anywhere. */
    public GivenLeaf given() throws OperationException {
        try {
            ClientCertificate certificate = CertificateReader.clientCertificate(
                    context.credentials().content("certificateCredentialsId", certificateId(), secretId()));
            GateReport gate = CertificateGate.check(
                    "credential '" + certificateId() + "'",
                    certificate,
                    context.clock().instant());
            return new GivenLeaf(certificate, gate);
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** The private CA of the credential. */
    public PrivateCa issuer() throws OperationException {
        try {
            return CertificateReader.issuer(
                    context.credentials().content("issuerCredentialsId", issuerId(), secretId()));
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** The normalised hostname that a leaf is issued for; empty when none is given. */
    public Optional<String> commonName() throws OperationException {
        String name = ListParameter.orNull(spec.getCommonName());
        return name == null ? Optional.empty() : Optional.of(Hostname.of("commonName", name));
    }

    private String certificateId() {
        return ListParameter.orNull(spec.getCertificateCredentialsId());
    }

    private String issuerId() {
        return ListParameter.orNull(spec.getIssuerCredentialsId());
    }

    private String secretId() {
        return ListParameter.orNull(spec.getCertificatePasswordCredentialsId());
    }
}
