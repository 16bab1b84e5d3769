package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who signs a certificate, under what name.
 *
 * @param identifier what goes into the authority key identifier
 * @param algorithm JCA name of the signature algorithm
 */
record CertificateSigner(X500Name name, byte[] identifier, PrivateKey privateKey, String algorithm) {

    static CertificateSigner of(X509Certificate issuer, PrivateKey privateKey) {
        return new CertificateSigner(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                KeyIdentifier.of(issuer),
                privateKey,
                AsymmetricAlgorithm.of(issuer.getPublicKey()).signature());
    }

    static CertificateSigner of(X500Name name, KeyPair pair) {
        return new CertificateSigner(
                name,
                KeyIdentifier.of(pair.getPublic()),
                pair.getPrivate(),
                AsymmetricAlgorithm.of(pair.getPublic()).signature());
    }

    /** The same, whose certificates have no key identifiers. */
    CertificateSigner unidentified() {
        return new CertificateSigner(name, null, privateKey, algorithm);
    }

    X509Certificate sign(X509v3CertificateBuilder builder, SecureRandom random)
            throws OperatorCreationException, CertificateException, java.io.IOException {
        return X509.parse(builder.build(new JcaContentSignerBuilder(algorithm)
                        .setSecureRandom(random)
                        .build(privateKey))
                .getEncoded());
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
