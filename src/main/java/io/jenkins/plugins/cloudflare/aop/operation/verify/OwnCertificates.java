package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.util.Optional;

/** The configured certificate with which a hostname is visited. */
interface OwnCertificates {
    /** Empty when the step was given none. */
    Optional<ClientCertificate> of(String hostname) throws OperationException;

    /** The like of it with a flaw for which it must be refused; empty when none can be issued. */
    default Optional<ClientCertificate> flawed(String hostname, PrivateCa.Flaw flaw) throws OperationException {
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
