package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** The body of an upload, checked as Cloudflare checks it: one leaf certificate and the key that belongs to it. */
final class KeyPairUpload {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private final X509Certificate leaf;
    private final PrivateKey signer;

    private KeyPairUpload(X509Certificate leaf, PrivateKey signer) {
        this.leaf = leaf;
        this.signer = signer;
    }

    static KeyPairUpload of(JsonNode body) throws Refusal {
        X509Certificate leaf = leaf(body.path("certificate").asText(""));
        if (leaf.getBasicConstraints() >= 0) {
            throw new Refusal(400, 1412, "Missing leaf certificate.");
        }
        PrivateKey signer = signer(body.path("private_key").asText(""));
        if (!isPair(leaf, signer)) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.OTHER_KEY, "the private key does not belong to the certificate");
        }
        return new KeyPairUpload(leaf, signer);
    }

    private static X509Certificate leaf(String pem) throws Refusal {
        Matcher block = CERTIFICATE.matcher(pem);
        if (!block.find()) {
            throw new Refusal(400, 1408, "Unable to parse certificate");
        }
        String first = block.group();
        if (block.find()) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.ONE_CERTIFICATE_ONLY,
                    "more than the leaf certificate; what Cloudflare does then is unknown");
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(first.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new Refusal(400, 1408, "Unable to parse certificate");
        }
    }

    /** PKCS#8, PKCS#1 and SEC 1 are taken; an encrypted key is not, since there is no field for its password. */
    private static PrivateKey signer(String pem) throws Refusal {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object first = parser.readObject();
            // An elliptic curve key from OpenSSL is preceded by the parameters of its curve.
            while (first != null && !(first instanceof PEMKeyPair) && !(first instanceof PrivateKeyInfo)) {
                first = parser.readObject();
            }
            if (first == null) {
                throw Refusal.ofTheEmulator(EmulatorErrorCodes.UNUSABLE_KEY, "no unencrypted private key in PEM");
            }
            PrivateKeyInfo info = first instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) first;
            return KeyFactory.getInstance(algorithm(info)).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.UNUSABLE_KEY, "the private key cannot be parsed");
        }
    }

    /** The JDK's name; Bouncy Castle's own converter asks for one that only its provider has. */
    private static String algorithm(PrivateKeyInfo info) {
        ASN1ObjectIdentifier type = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (type.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        return type.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA" : type.getId();
    }

    private static boolean isPair(X509Certificate leaf, PrivateKey signer) {
        String algorithm =
                switch (signer.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> signer.getAlgorithm();
                };
        byte[] challenge = "does this key belong to the certificate?".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(signer);
            signature.update(challenge);
            byte[] signed = signature.sign();
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(leaf.getPublicKey());
            check.update(challenge);
            return check.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    X509Certificate leaf() {
        return leaf;
    }

    PrivateKey signer() {
        return signer;
    }
}
