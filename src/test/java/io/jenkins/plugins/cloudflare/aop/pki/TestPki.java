package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A certificate authority for tests, made afresh, with the leaves that tests need. */
public final class TestPki {
    private final KeyPair pair;
    private final List<X509Certificate> chain;

    private TestPki(KeyPair pair, List<X509Certificate> chain) {
        this.pair = pair;
        this.chain = chain;
    }

    /** A root with an EC P-256 key of its own. */
    public static TestPki ca(String commonName) {
        return ca(commonName, fresh());
    }

    /** A root with a given key. */
    public static TestPki ca(String commonName, KeyPair pair) {
        return new TestPki(
                pair,
                List.of(authority(commonName, pair).subjectIdentifier(pair).selfSigned(pair)));
    }

    /** A root with an EC P-256 key of its own and a name of several parts. */
    public static TestPki named(String distinguishedName) {
        KeyPair pair = fresh();
        return new TestPki(
                pair,
                List.of(TestCertificate.of(distinguishedName, pair)
                        .authority()
                        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                        .subjectIdentifier(pair)
                        .selfSigned(pair)));
    }

    /** A CA below this one. */
    public TestPki intermediate(String commonName) {
        KeyPair below = fresh();
        return new TestPki(
                below, above(identified(authority(commonName, below), below).signedBy(certificate(), privateKey())));
    }

    /** A client certificate with an EC P-256 key: CA:FALSE, digitalSignature, clientAuth. */
    public ClientCertificate client(String commonName) {
        return client(commonName, fresh());
    }

    public ClientCertificate client(String commonName, KeyPair key) {
        return sign(
                identified(leaf(commonName, key), key)
                        .purposes(KeyPurposeId.id_kp_clientAuth)
                        .names(commonName),
                key);
    }

    /** A server certificate for host names and IP addresses, the first of which is the CN. */
    public ClientCertificate server(String... names) {
        KeyPair key = fresh();
        return sign(
                identified(leaf(names[0], key), key)
                        .purposes(KeyPurposeId.id_kp_serverAuth)
                        .names(names),
                key);
    }

    /** Anything else, signed by this CA. */
    public ClientCertificate sign(TestCertificate certificate, KeyPair key) {
        return new ClientCertificate(above(certificate.signedBy(certificate(), privateKey())), key.getPrivate());
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** This CA's certificate and those above it. */
    public List<X509Certificate> chain() {
        return chain;
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** This CA as a private CA of the plugin. */
    public PrivateCa issuer() {
        try {
            return new PrivateCa("credential 'test-ca'", chain, privateKey());
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CA certificate in PEM. */
    public String pem() {
        return Pem.of(certificate());
    }

    /** CA certificate, those above it, and the private key in PEM, as a Secret file holds them. */
    public String pemWithKey() {
        return Pem.of(chain) + Pem.pkcs8(privateKey());
    }

    private static KeyPair fresh() {
        try {
            return AsymmetricAlgorithm.P256.generate(TestKeys.RANDOM);
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestCertificate authority(String commonName, KeyPair pair) {
        return TestCertificate.of("CN=" + commonName, pair)
                .authority()
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    private static TestCertificate leaf(String commonName, KeyPair pair) {
        return TestCertificate.of("CN=" + commonName, pair).leaf().keyUsage(KeyUsage.digitalSignature);
    }

    private TestCertificate identified(TestCertificate certificate, KeyPair key) {
        return certificate.subjectIdentifier(key).issuerIdentifier(certificate());
    }

    private List<X509Certificate> above(X509Certificate certificate) {
        List<X509Certificate> all = new ArrayList<>();
        all.add(certificate);
        all.addAll(chain);
        return all;
    }
}
