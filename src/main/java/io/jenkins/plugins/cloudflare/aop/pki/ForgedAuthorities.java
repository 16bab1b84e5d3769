package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;

/** The CAs that could stand behind a forged leaf: throw-away ones in the names of the real ones. */
public final class ForgedAuthorities {
    private ForgedAuthorities() {}

    /**
     * The CAs behind a forged leaf, which bear the names of the real ones: the one that signed it, self-signed; or, where
     * the real chain has an intermediate, that one and a root.
     *
     * @param forged made by {@link ForgedCertificates} in the names of the real leaf
     * @param real the leaf first, with as much of its chain as is known
     */
    public static List<X509Certificate> behind(X509Certificate forged, List<X509Certificate> real, SecureRandom random)
            throws PkiException {
        X500Name issuer = X500Name.getInstance(forged.getIssuerX500Principal().getEncoded());
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.ofSigner(real.get(0));
        KeyPair pair = ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.AUTHORITY, random);
        X500Name above = above(real);
        if (above == null || above.equals(issuer)) {
            return List.of(authority(forged, issuer, pair, CertificateSigner.of(issuer, pair), random));
        }
        KeyPair root = ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.ROOT, random);
        CertificateSigner signer = CertificateSigner.of(above, root);
        return List.of(authority(forged, issuer, pair, signer, random), authority(forged, above, root, signer, random));
    }

    /** The CA that signed a forged leaf, itself signed by one that is not shown. */
    public static X509Certificate unrooted(X509Certificate forged, List<X509Certificate> real, SecureRandom random)
            throws PkiException {
        X500Name issuer = X500Name.getInstance(forged.getIssuerX500Principal().getEncoded());
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.ofSigner(real.get(0));
        X500Name above = above(real);
        CertificateSigner root = CertificateSigner.of(
                above == null || above.equals(issuer) ? ForgedCertificates.UNNAMED : above,
                ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.ROOT, random));
        KeyPair pair = ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.AUTHORITY, random);
        return authority(forged, issuer, pair, root, random);
    }

    /** The name of the CA above the leaf's issuer, null when it is not known. */
    private static X500Name above(List<X509Certificate> real) {
        return real.size() < 2
                ? null
                : X500Name.getInstance(real.get(1).getIssuerX500Principal().getEncoded());
    }

    private static X509Certificate authority(
            X509Certificate forged, X500Name name, KeyPair pair, CertificateSigner signer, SecureRandom random)
            throws PkiException {
        return new LeafDraft(
                        name,
                        LeafDraft.randomSerial(random),
                        forged.getNotBefore().toInstant(),
                        forged.getNotAfter().toInstant(),
                        pair.getPublic(),
                        ClientExtensions.authority())
                .signedBy(signer, random);
    }
}
