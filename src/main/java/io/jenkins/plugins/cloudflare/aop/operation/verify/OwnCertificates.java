package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.util.Optional;

/** The configured certificate with which a hostname is visited. */
interface OwnCertificates {
    /** Empty when the step was given none. */
    Optional<ClientCertificate> of(String hostname) throws OperationException;

    /** The like of it after its last day; empty when there is no CA to issue one. */
    default Optional<ClientCertificate> expired(String hostname) throws OperationException {
        return Optional.empty();
    }

    /** None was given. */
    static OwnCertificates none() {
        return hostname -> Optional.empty();
    }

    /** The certificate itself, the same for all hostnames. */
    static OwnCertificates given(ClientCertificate certificate) {
        return hostname -> Optional.of(certificate);
    }
}
