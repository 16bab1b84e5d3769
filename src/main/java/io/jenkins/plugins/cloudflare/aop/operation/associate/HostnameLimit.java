package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many hostnames a certificate can take. */
public final class HostnameLimit {
    /** Associations that a certificate can have, by Cloudflare's API reference. */
    private static final int LIMIT = 100;

    private HostnameLimit() {}

    /** @throws OperationException when a certificate would get more hostnames than it can have */
    static void require(
            Collection<String> unsent, Map<String, DesiredAssociation> desired, Map<String, Association> present)
            throws OperationException {
        Set<CertificateId> certificates = unsent.stream()
                .map(desired::get)
                .filter(wanted -> wanted.enabled() != null)
                .map(DesiredAssociation::certificate)
                .collect(Collectors.toSet());
        for (CertificateId certificate : certificates) {
            long others = others(certificate, unsent, present);
            long more = unsent.stream()
                    .map(desired::get)
                    .filter(wanted ->
                            wanted.enabled() != null && wanted.certificate().equals(certificate))
                    .count();
            if (others + more > LIMIT) {
                throw new OperationException("certificate " + certificate + " has " + others + " hostnames and " + more
                        + " more would pass the limit of " + LIMIT
                        + "; nothing was changed. Upload another certificate for the rest");
            }
        }
    }

    /** Whether a certificate can take these hostnames beside those that it has. */
    public static boolean isFor(
            Collection<String> hostnames, CertificateId certificate, Map<String, Association> present) {
        return others(certificate, hostnames, present) + hostnames.size() <= LIMIT;
    }

    private static long others(CertificateId certificate, Collection<String> unsent, Map<String, Association> present) {
        return present.values().stream()
                .filter(association -> certificate.equals(association.certificateId()))
                .filter(association -> !association.isVoid())
                .filter(association -> !association.status().isTombstone())
                .filter(association -> !unsent.contains(association.hostname()))
                .count();
    }
}
