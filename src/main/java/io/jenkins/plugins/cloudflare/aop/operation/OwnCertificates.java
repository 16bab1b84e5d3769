package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.Issuer;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The certificate of ours with which a hostname is visited. */
interface OwnCertificates {
    /** Empty when the step was given none. */
    Optional<ClientCertificate> of(String hostname) throws OperationException;

    /** None was given. */
    static OwnCertificates none() {
        return hostname -> Optional.empty();
    }

    /** The certificate itself, the same for all hostnames. */
    static OwnCertificates given(ClientCertificate certificate) {
        return hostname -> Optional.of(certificate);
    }

    /**
     * A fresh leaf of the private CA: like the certificate in use where this build knows it, since an origin may look at
     * its names; else for the given name or the hostname.
     */
    static OwnCertificates issued(
            Issuer issuer, Optional<String> commonName, CertificateInUse inUse, Surroundings surroundings) {
        Map<String, ClientCertificate> issued = new HashMap<>();
        return hostname -> {
            ClientCertificate certificate = issued.get(hostname);
            if (certificate == null) {
                Optional<X509Certificate> like = inUse.leaf(hostname).filter(issuer::issued);
                try {
                    certificate = like.isPresent()
                            ? issuer.reissueLike(
                                    like.get(), surroundings.clock().instant(), surroundings.random())
                            : issuer.issue(
                                    commonName.orElse(hostname),
                                    Duration.ofDays(1),
                                    surroundings.clock().instant(),
                                    surroundings.random());
                } catch (PkiException e) {
                    throw new OperationException(e.getMessage());
                }
                issued.put(hostname, certificate);
            }
            return Optional.of(certificate);
        };
    }
}
