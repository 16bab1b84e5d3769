package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificates of a test: a CA with our leaf, a CA that is not ours, a server, and impostors as design says. */
final class OriginPki {
    static final String HOST = "www.example.test";
    private static final X500Principal LEAF = new X500Principal("CN=aop.example.test,O=Test");
    private static final BigInteger SERIAL = BigInteger.valueOf(0x5eed);
    static final OriginPki EC = new OriginPki("EC", 256, "SHA256withECDSA");

    record Holder(X509Certificate certificate, KeyPair keys) {
        String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private final String algorithm;
    private final int size;
    private final String signature;
    final Holder authority;
    final Holder otherAuthority;
    final Holder server;
    final Holder ours;
    private final Holder forged;
    private final Holder forger;
    private final Holder selfSigned;

    private OriginPki(String algorithm, int size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
        X500Principal issuer = new X500Principal("CN=Our CA,O=Test");
        authority = make(issuer, BigInteger.ONE, null, true);
        otherAuthority = make(new X500Principal("CN=Other CA,O=Test"), BigInteger.TWO, null, true);
        server = make(new X500Principal("CN=" + HOST), BigInteger.TEN, authority, false);
        ours = make(LEAF, SERIAL, authority, false);
        forger = make(issuer, BigInteger.ONE, null, true);
        forged = make(LEAF, SERIAL, forger, false);
        selfSigned = make(LEAF, SERIAL, null, false);
    }

    /** Both impostors and us. */
    List<Identity> everybody() {
        return List.of(
                identity(Visitor.FORGED, forged, forger),
                identity(Visitor.SELF_SIGNED, selfSigned),
                identity(Visitor.OURS, ours));
    }

    List<Identity> impostors() {
        return everybody().subList(0, 2);
    }

    private Identity identity(Visitor visitor, Holder... chain) {
        List<byte[]> certificates = Arrays.stream(chain)
                .map(holder -> encoded(holder.certificate()))
                .toList();
        return new Identity(visitor, certificates, chain[0].keys().getPrivate().getEncoded(), algorithm);
    }

    /** The server's certificate and key, for servers made of JDK parts. */
    KeyStore serverStore(char[] secret) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            PrivateKey signer = server.keys().getPrivate();
            store.setKeyEntry("server", signer, secret, new X509Certificate[] {server.certificate()});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another certificate of the same server for these names. */
    Holder serverFor(String... names) {
        return make(new X500Principal("CN=" + names[0]), BigInteger.TEN, authority, false, names);
    }

    private Holder make(X500Principal subject, BigInteger serial, Holder issuer, boolean isAuthority, String... names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            KeyPair keys = generator.generateKeyPair();
            KeyPair signer = issuer == null ? keys : issuer.keys();
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? subject : issuer.certificate().getSubjectX500Principal(),
                    serial,
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(30, ChronoUnit.DAYS)),
                    subject,
                    keys.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(signer.getPublic()));
            if (!isAuthority) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names.length == 0 ? new String[] {HOST} : names)
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(signer.getPrivate())));
            return new Holder(certificate, keys);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
