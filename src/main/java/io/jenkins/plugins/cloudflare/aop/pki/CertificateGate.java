package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Judges a client certificate before anything is sent. Cloudflare's API takes expired certificates and ones that no
 * server accepts, and reports them as active, so these rules are checked here.
 */
public final class CertificateGate {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int MINIMUM_RSA_BITS = 2048;
    private static final int COMMON_RSA_BITS = 4096;
    private static final int FEW_DAYS = 14;
    /** Where RFC 5280 has its extensions, all of which are known. */
    private static final String STANDARD = "2.5.29.";

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

    private final String name;
    private final ClientCertificate certificate;
    private final X509Certificate leaf;
    private final Instant now;

    private CertificateGate(String name, ClientCertificate certificate, Instant now) {
        this.name = name;
        this.certificate = certificate;
        this.leaf = certificate.leaf();
        this.now = now;
    }

    /**
     * @param name the credential, as messages quote it
     * @throws PkiException for a certificate that Cloudflare refuses or that no origin would accept
     */
    public static GateReport check(String name, ClientCertificate certificate, Instant now) throws PkiException {
        CertificateGate gate = new CertificateGate(name, certificate, now);
        CaFlag.requireLeaf(name, gate.leaf);
        gate.requirePair();
        gate.requireValidity();
        gate.requireName();
        gate.requireKnownExtensions();
        gate.requireUsage();
        gate.requireStrength();
        long daysLeft = Duration.between(now, gate.end()).toDays();
        return new GateReport(daysLeft, gate.warnings(daysLeft));
    }

    private void requirePair() throws PkiException {
        if (!KeyMatch.matches(leaf.getPublicKey(), certificate.privateKey())) {
            throw new PkiException(name + " holds a private key that does not belong to its certificate; store the"
                    + " certificate with the private key it was made for");
        }
    }

    private void requireValidity() throws PkiException {
        if (now.isAfter(end())) {
            long days = Duration.between(end(), now).toDays();
            throw new PkiException(name + " holds a certificate that expired on " + end() + ", "
                    + (days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days")
                    + " ago; store a renewed one");
        }
        Instant start = leaf.getNotBefore().toInstant();
        if (now.isBefore(start)) {
            throw new PkiException(name + " holds a certificate that is not valid before " + start + " (it is now "
                    + now.truncatedTo(ChronoUnit.SECONDS) + "); wait until then, or correct the clock");
        }
    }

    /** RFC 5280, section 4.1.2.6: whoever has no subject has names in subjectAltName. */
    private void requireName() throws PkiException {
        if (leaf.getSubjectX500Principal().getName().isEmpty()
                && leaf.getExtensionValue(Extension.subjectAlternativeName.getId()) == null) {
            throw new PkiException(
                    name + " holds a certificate with neither a subject nor a subjectAltName, which servers"
                            + " refuse; make one with a subject, such as CN=www.example.com");
        }
    }

    /** RFC 5280, section 4.2: whoever does not know a critical extension refuses the certificate. */
    private void requireKnownExtensions() throws PkiException {
        if (leaf.hasUnsupportedCriticalExtension()) {
            throw new PkiException(name + " holds a certificate with a critical extension that servers do not know ("
                    + leaf.getCriticalExtensionOIDs().stream()
                            .filter(id -> !id.startsWith(STANDARD))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + "), so that they refuse it; make one where that extension is not critical");
        }
    }

    private void requireUsage() throws PkiException {
        List<String> purposes;
        try {
            purposes = leaf.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            purposes = null;
        }
        // Java shows an extension that it cannot parse as absent.
        if (purposes == null && leaf.getExtensionValue(Extension.extendedKeyUsage.getId()) != null) {
            throw new PkiException(
                    name + " holds a certificate whose extendedKeyUsage cannot be read; make a new one with"
                            + " extendedKeyUsage = clientAuth");
        }
        if (purposes != null && !purposes.contains(CLIENT_AUTH) && !purposes.contains(ANY_EXTENDED_KEY_USAGE)) {
            throw new PkiException(name + " holds a certificate whose extendedKeyUsage does not include clientAuth, so"
                    + " that origins refuse it from a client; make one with extendedKeyUsage = clientAuth");
        }
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new PkiException(
                    name + " holds a certificate whose keyUsage does not include digitalSignature, which TLS"
                            + " needs of a client; make one with keyUsage = digitalSignature");
        }
    }

    private void requireStrength() throws PkiException {
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.of(leaf.getPublicKey());
        if (algorithm.bits() > 0 && algorithm.bits() < MINIMUM_RSA_BITS) {
            throw new PkiException(name + " holds a certificate with an RSA key of " + algorithm.bits()
                    + " bits, too short to be accepted; make one with at least " + MINIMUM_RSA_BITS + " bits");
        }
        Optional<String> outdated = SignatureDigest.outdated(leaf);
        if (outdated.isPresent()) {
            throw new PkiException(name + " holds a certificate signed with " + outdated.get()
                    + ", which servers no longer accept; have it signed with SHA-256");
        }
    }

    private List<String> warnings(long daysLeft) {
        List<String> warnings = new ArrayList<>();
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.of(leaf.getPublicKey());
        boolean common = algorithm.family().equals("RSA") && algorithm.bits() <= COMMON_RSA_BITS
                || algorithm.equals(AsymmetricAlgorithm.P256)
                || algorithm.equals(AsymmetricAlgorithm.P384);
        if (!common) {
            warnings.add(name + " holds a certificate with a key of the kind " + algorithm + ", which Cloudflare or the"
                    + " origin may not be able to use; RSA 2048 to 4096, EC P-256 and EC P-384 are safe");
        }
        if (SignatureDigest.isPss(leaf)) {
            warnings.add(
                    name + " holds a certificate with an RSA-PSS signature, which some origins cannot verify; a plain"
                            + " SHA-256 with RSA signature is safe");
        }
        if (daysLeft < FEW_DAYS) {
            warnings.add(name + " holds a certificate that expires on " + end() + ", with "
                    + (daysLeft == 1 ? "1 day" : daysLeft + " days") + " left; renew it soon");
        }
        return warnings;
    }

    private Instant end() {
        return leaf.getNotAfter().toInstant();
    }
}
