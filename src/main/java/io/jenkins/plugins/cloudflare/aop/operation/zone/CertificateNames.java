package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.pki.Fingerprint;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** What a certificate says of itself, for records and for finding its zone. */
public final class CertificateNames {
    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /** The DNS names of the subject alternative name, or else the subject's common name; lower case. */
    public static List<String> of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (Integer.valueOf(DNS_NAME).equals(alternative.get(0))) {
                    names.add(((String) alternative.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException e) {
            // A SAN that cannot be read names nothing; the common name is still there.
            names.clear();
        }
        if (names.isEmpty()) {
            commonName(certificate).ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** The certificate for the record. */
    public static CertificateEntry entry(X509Certificate certificate, String id, String status, Boolean reused) {
        return new CertificateEntry(
                id,
                Fingerprint.sha256(certificate),
                certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                IsoTime.of(certificate.getNotBefore().toInstant()),
                IsoTime.of(certificate.getNotAfter().toInstant()),
                status,
                reused);
    }
}
