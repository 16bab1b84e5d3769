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
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The client certificate that a step names, or the private CA that issues it, or neither. The credential is read once:
 * what happens to it later does not change what an operation does.
 *
 * @param given the certificate of the credential, after the gate that everything passes before it is sent anywhere
 * @param issuer the private CA of the credential
 * @param commonName the normalised hostname that a leaf is issued for
 * @param credential the credential's id for messages, null when none is named
 */
public record ClientCertificateChoice(
        Optional<GivenLeaf> given, Optional<PrivateCa> issuer, Optional<String> commonName, String credential) {

    /** Neither certificate nor CA. */
    public static ClientCertificateChoice none() {
        return new ClientCertificateChoice(Optional.empty(), Optional.empty(), Optional.empty(), null);
    }

    /** @throws OperationException when the parameters contradict each other, or the credential does not hold it */
    public static ClientCertificateChoice read(ClientCertificateSpec spec, OperationContext context)
            throws OperationException {
        String certificate = ListParameter.orNull(spec.getCertificateCredentialsId());
        String issuer = ListParameter.orNull(spec.getIssuerCredentialsId());
        String secret = ListParameter.orNull(spec.getCertificatePasswordCredentialsId());
        String name = ListParameter.orNull(spec.getCommonName());
        if (certificate != null && issuer != null) {
            throw new OperationException("certificateCredentialsId and issuerCredentialsId are both given;"
                    + " give the certificate itself or the CA that issues it, not both");
        }
        if (issuer == null && name != null) {
            throw new OperationException("commonName is given without issuerCredentialsId;"
                    + " a certificate from a credential has its own name, so leave commonName out or name the CA");
        }
        if (certificate == null && issuer == null && secret != null) {
            throw new OperationException("certificatePasswordCredentialsId is given without certificateCredentialsId"
                    + " or issuerCredentialsId; name the credential that it opens");
        }
        Optional<String> commonName = name == null ? Optional.empty() : Optional.of(Hostname.of("commonName", name));
        try {
            if (certificate != null) {
                GivenLeaf leaf = given(certificate, secret, context);
                return new ClientCertificateChoice(Optional.of(leaf), Optional.empty(), commonName, certificate);
            }
            if (issuer != null) {
                PrivateCa ca =
                        CertificateReader.issuer(context.credentials().content("issuerCredentialsId", issuer, secret));
                return new ClientCertificateChoice(Optional.empty(), Optional.of(ca), commonName, issuer);
            }
            return none();
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    private static GivenLeaf given(String credential, String secret, OperationContext context)
            throws OperationException, PkiException {
        ClientCertificate certificate = CertificateReader.clientCertificate(
                context.credentials().content("certificateCredentialsId", credential, secret));
        GateReport gate = CertificateGate.check(
                "credential '" + credential + "'", certificate, context.clock().instant());
        return new GivenLeaf(certificate, gate);
    }

    /** The certificate of the credential, without the gate's report. */
    public Optional<ClientCertificate> certificate() {
        return given.map(GivenLeaf::leaf);
    }

    /** Whether a certificate comes from the CA that is named here, or that issued the certificate named here. */
    public boolean sharesIssuer(X509Certificate leaf) {
        return issuer.map(ca -> ca.issued(leaf))
                .orElseGet(() -> given.map(GivenLeaf::leaf)
                        .filter(own -> own.leaf().getIssuerX500Principal().equals(leaf.getIssuerX500Principal()))
                        .isPresent());
    }
}
