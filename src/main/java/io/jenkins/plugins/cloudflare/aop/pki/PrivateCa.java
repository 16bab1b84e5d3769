package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;

/** A private CA, whose certificate and key a credential holds: it issues client certificates. */
public final class PrivateCa {
    /** For clocks that are a little behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);
    /** What is made for a proof serves in minutes. */
    private static final Duration PROOF = Duration.ofDays(1);
    /** The type of dNSName in X509Certificate.getSubjectAlternativeNames. */
    private final String name;

    private final List<X509Certificate> chain;
    private final CertificateSigner signatory;

    PrivateCa(String name, List<X509Certificate> chain, PrivateKey privateKey) throws PkiException {
        this.name = name;
        this.chain = List.copyOf(chain);
        CaFlag.requireAuthority(name, certificate());
        signatory = CertificateSigner.of(certificate(), privateKey);
        if (signatory.algorithm() == null) {
            throw new PkiException(name + " holds a CA with a key of the kind "
                    + AsymmetricAlgorithm.of(certificate().getPublicKey())
                    + ", with which this plugin cannot sign; use a CA with an RSA, EC or Ed25519 key");
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The CA certificate and those above it, as far as they were stored with it. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * A fresh EC P-256 key and a client certificate for it, with the name as subject alternative name and, up to 64
     * characters, as CN. It is valid from a little before now, and never beyond the issuer's own validity.
     *
     * @throws PkiException when the issuer's own validity excludes now, or for a name that is no host name
     */
    public ClientCertificate issue(String commonName, Duration validity, Instant now, SecureRandom random)
            throws PkiException {
        if (validity.isNegative() || validity.isZero()) {
            throw new PkiException("a certificate for '" + PrintableText.brief(commonName)
                    + "' needs a validity of at least one day; set validityDays to 1 or more");
        }
        String host = CertificateHostname.of(commonName);
        return issue(
                ClientExtensions.subject(host),
                ClientExtensions.forHost(host),
                AsymmetricAlgorithm.P256.generate(random),
                validity,
                now,
                random);
    }

    /**
     * A fresh key and leaf with subject, subject alternative name and kind of key of a certificate that this CA issued
     * earlier and whose private key is gone. Valid for a day.
     */
    public ClientCertificate reissueLike(X509Certificate inUse, Instant now, SecureRandom random) throws PkiException {
        if (!issued(inUse)) {
            throw new PkiException(name + " did not issue the certificate in use ("
                    + PrintableText.brief(inUse.getSubjectX500Principal().getName())
                    + "), so a certificate from it would prove"
                    + " nothing about that one; name the credential of the CA that did");
        }
        return issue(
                X500Name.getInstance(inUse.getSubjectX500Principal().getEncoded()),
                ClientExtensions.withNamesOf(inUse),
                keyLike(inUse, random),
                PROOF,
                now,
                random);
    }

    private static KeyPair keyLike(X509Certificate leaf, SecureRandom random) throws PkiException {
        AsymmetricAlgorithm original = AsymmetricAlgorithm.of(leaf.getPublicKey());
        return (original.signature() == null ? AsymmetricAlgorithm.P256 : original).generate(random);
    }

    /** For what a leaf of this CA must be refused all the same (RFC 5280, sections 6.1.3 and 4.2.1.12). */
    public enum Flaw {
        /** Its validity ended a day ago. */
        EXPIRED,
        /** Its validity begins in a day. */
        NOT_YET_VALID,
        /** It is for servers and not for clients. */
        NO_CLIENT_AUTH
    }

    /** A leaf like another one of this CA, with a fresh key and a flaw. */
    public ClientCertificate flawedLike(X509Certificate leaf, Flaw flaw, Instant now, SecureRandom random)
            throws PkiException {
        KeyPair pair = keyLike(leaf, random);
        Instant middle = (switch (flaw) {
                    case EXPIRED -> now.minus(PROOF).minus(PROOF.dividedBy(2));
                    case NOT_YET_VALID -> now.plus(PROOF).plus(PROOF.dividedBy(2));
                    case NO_CLIENT_AUTH -> now;
                })
                .truncatedTo(ChronoUnit.SECONDS);
        LeafDraft draft = new LeafDraft(
                X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded()),
                LeafDraft.randomSerial(random),
                middle.minus(PROOF.dividedBy(2)),
                middle.plus(PROOF.dividedBy(2)),
                pair.getPublic(),
                flaw == Flaw.NO_CLIENT_AUTH ? ClientExtensions.forServers(leaf) : ClientExtensions.withNamesOf(leaf));
        return new ClientCertificate(List.of(draft.signedBy(signatory, random)), pair.getPrivate());
    }

    /** True when a certificate bears this CA's name as issuer and verifies under its key. */
    public boolean issued(X509Certificate leaf) {
        return CertificateChain.issued(certificate(), leaf);
    }

    private ClientCertificate issue(
            X500Name subject,
            List<Extension> extensions,
            KeyPair pair,
            Duration validity,
            Instant now,
            SecureRandom random)
            throws PkiException {
        Instant start = certificate().getNotBefore().toInstant();
        Instant end = certificate().getNotAfter().toInstant();
        Instant from = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        if (now.isAfter(end)) {
            throw new PkiException(name + " holds a CA certificate that expired on " + end
                    + ", so it cannot issue any more; store a renewed CA certificate");
        }
        if (now.isBefore(start)) {
            throw new PkiException(name + " holds a CA certificate that is not valid before " + start
                    + "; wait until then, or correct the clock");
        }
        // Compared as durations: a very long validity would overflow as an instant.
        boolean shortened = validity.compareTo(Duration.between(now, end)) > 0;
        LeafDraft draft = new LeafDraft(
                subject,
                LeafDraft.randomSerial(random),
                from.isBefore(start) ? start : from,
                shortened ? end : now.plus(validity).truncatedTo(ChronoUnit.SECONDS),
                pair.getPublic(),
                extensions);
        List<X509Certificate> issued = new ArrayList<>();
        issued.add(draft.signedBy(signatory, random));
        issued.addAll(chain);
        return new ClientCertificate(issued, pair.getPrivate());
    }

    @Override
    public String toString() {
        return name;
    }
}
