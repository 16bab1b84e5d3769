package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Certificates that an origin must refuse. They differ from the configured one in what only the owner of a key can make,
 * and in nothing else, so that a refusal cannot have another reason.
 *
 * <p>Their chain is the leaf alone, as Cloudflare presents it. The CAs that could stand behind it are made apart, for
 * servers that look at what comes behind a leaf.
 */
public final class ForgedCertificates {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofDays(30);

    /** The most widely accepted kind, for want of one to copy. */
    private static final AsymmetricAlgorithm USUAL = AsymmetricAlgorithm.rsa(2048);

    static final X500Name UNNAMED =
            new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "Forged").build();

    private ForgedCertificates() {}

    /**
     * The configured certificate's subject, serial, validity, extensions, kind and size of key, and issuer name; signed by
     * a throw-away CA of that name. The key identifiers are those of the forgery and of its CA: with the genuine ones, or
     * without any, a server that looks CAs up by name would take the genuine CA for the issuer and fail on the signature,
     * which says nothing about its configuration.
     */
    public static ClientCertificate sameNames(X509Certificate configured, SecureRandom random) throws PkiException {
        return sameNames(configured, true, random);
    }

    /** The same without key identifiers, for servers that go by names and look at no signature. */
    public static ClientCertificate withoutIdentifiers(X509Certificate configured, SecureRandom random)
            throws PkiException {
        return sameNames(configured, false, random);
    }

    private static ClientCertificate sameNames(X509Certificate configured, boolean identified, SecureRandom random)
            throws PkiException {
        KeyPair pair = leafKeys(configured, random);
        CertificateSigner authority = authority(
                X500Name.getInstance(configured.getIssuerX500Principal().getEncoded()),
                AsymmetricAlgorithm.ofSigner(configured),
                random);
        LeafDraft draft = new LeafDraft(
                X500Name.getInstance(configured.getSubjectX500Principal().getEncoded()),
                configured.getSerialNumber(),
                configured.getNotBefore().toInstant(),
                configured.getNotAfter().toInstant(),
                pair.getPublic(),
                ClientExtensions.copy(
                        configured, Set.of(Extension.subjectKeyIdentifier, Extension.authorityKeyIdentifier)));
        return sign(draft, identified ? authority : authority.unidentified(), pair, random);
    }

    /** Self-signed, CA:FALSE, with subject, validity, other extensions, kind and size of key of the configured one. */
    public static ClientCertificate selfSigned(X509Certificate configured, SecureRandom random) throws PkiException {
        KeyPair pair = leafKeys(configured, random);
        X500Name subject =
                X500Name.getInstance(configured.getSubjectX500Principal().getEncoded());
        List<Extension> extensions = ClientExtensions.copy(
                configured,
                Set.of(Extension.subjectKeyIdentifier, Extension.authorityKeyIdentifier, Extension.basicConstraints));
        extensions.add(ClientExtensions.leaf());
        return selfSigned(
                subject,
                configured.getNotBefore().toInstant(),
                configured.getNotAfter().toInstant(),
                extensions,
                pair,
                random);
    }

    /**
     * Where no certificate is configured: a client certificate with RSA key in the name of an issuer that
     * the server says it accepts.
     *
     * @param issuerName null or empty when the server named none
     */
    public static ClientCertificate forIssuerName(
            X500Principal issuerName, String commonName, Instant now, SecureRandom random) throws PkiException {
        String host = CertificateHostname.of(commonName);
        KeyPair pair = ThrowAwayKeys.get(USUAL, ThrowAwayKeys.Role.LEAF, random);
        X500Name issuer = issuerName == null ? UNNAMED : X500Name.getInstance(issuerName.getEncoded());
        LeafDraft draft = new LeafDraft(
                ClientExtensions.subject(host),
                LeafDraft.randomSerial(random),
                start(now),
                now.plus(AFTER),
                pair.getPublic(),
                ClientExtensions.forHost(host));
        return sign(draft, authority(named(issuer), USUAL, random), pair, random);
    }

    /** Self-signed, where no certificate is configured. */
    public static ClientCertificate selfSigned(String commonName, Instant now, SecureRandom random)
            throws PkiException {
        String host = CertificateHostname.of(commonName);
        return selfSigned(
                ClientExtensions.subject(host),
                start(now),
                now.plus(AFTER),
                ClientExtensions.forHost(host),
                ThrowAwayKeys.get(USUAL, ThrowAwayKeys.Role.LEAF, random),
                random);
    }

    private static ClientCertificate selfSigned(
            X500Name subject, Instant from, Instant to, List<Extension> extensions, KeyPair pair, SecureRandom random)
            throws PkiException {
        X500Name name = named(subject);
        LeafDraft draft = new LeafDraft(name, LeafDraft.randomSerial(random), from, to, pair.getPublic(), extensions);
        return sign(draft, CertificateSigner.of(name, pair), pair, random);
    }

    private static ClientCertificate sign(
            LeafDraft draft, CertificateSigner signatory, KeyPair pair, SecureRandom random) throws PkiException {
        return new ClientCertificate(List.of(draft.signedBy(signatory, random)), pair.getPrivate());
    }

    private static CertificateSigner authority(X500Name name, AsymmetricAlgorithm algorithm, SecureRandom random)
            throws PkiException {
        return CertificateSigner.of(name, ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.AUTHORITY, random));
    }

    /** As the configured one has; an RSA key instead of one that Java cannot sign certificates with. */
    private static KeyPair leafKeys(X509Certificate configured, SecureRandom random) throws PkiException {
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.of(configured.getPublicKey());
        AsymmetricAlgorithm usable = algorithm.signature() == null
                ? AsymmetricAlgorithm.rsa(Math.max(USUAL.bits(), algorithm.bits()))
                : algorithm;
        return ThrowAwayKeys.get(usable, ThrowAwayKeys.Role.LEAF, random);
    }

    /** A certificate without issuer name is not valid (RFC 5280, 4.1.2.4) and Java does not read it. */
    private static X500Name named(X500Name name) {
        return name.getRDNs().length == 0 ? UNNAMED : name;
    }

    private static Instant start(Instant now) {
        return now.minus(BEFORE).truncatedTo(ChronoUnit.SECONDS);
    }
}
