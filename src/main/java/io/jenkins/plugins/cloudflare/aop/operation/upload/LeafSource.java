package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the leaf to upload comes from, and which certificates that Cloudflare holds already serve as well. */
public interface LeafSource {
    /** One of the live certificates that makes an upload needless. */
    Optional<HostnameCertificate> adopt(List<HostnameCertificate> live);

    /** The leaf to upload with its key; the same one each time. */
    ClientCertificate leaf() throws OperationException;

    /** When the validity of the leaf to upload ends. */
    Instant end();

    /** Hostnames that the certificate names; they tell the zone when the step does not. */
    List<String> hostnames();

    /** What a person should know although it is no reason to fail. */
    List<String> warnings();
}
