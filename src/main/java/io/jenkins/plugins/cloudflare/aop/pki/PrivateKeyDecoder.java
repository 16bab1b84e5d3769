package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Makes a private key of a PEM block: PKCS#8 (RFC 5208), PKCS#1 RSA (RFC 8017) and SEC1 EC (RFC 5915), each plain or
 * encrypted.
 */
final class PrivateKeyDecoder {
    private static final String CONVERT = "convert it with 'openssl pkcs8 -topk8 -v2 aes-256-cbc' and store it again";

    private final String name;
    private final PemBlock block;
    private final char[] password;

    private PrivateKeyDecoder(String name, PemBlock block, char[] password) {
        this.name = name;
        this.block = block;
        this.password = password;
    }

    /** @param password null when none was given; ignored for a key that is not encrypted */
    static PrivateKey decode(String name, PemBlock block, char[] password) throws PkiException {
        return new PrivateKeyDecoder(name, block, password).decode();
    }

    static boolean isOpenSsh(PemBlock block) {
        return block.label().equals("OPENSSH PRIVATE KEY");
    }

    static PkiException openSsh(String name) {
        return new PkiException(name + " holds a private key in OpenSSH's own format; convert a copy of it with"
                + " 'ssh-keygen -p -m PKCS8 -f FILE' and store that");
    }

    private PrivateKey decode() throws PkiException {
        byte[] plain = null;
        boolean encrypted = true;
        try {
            if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
                plain = decryptPkcs8();
            } else if (block.headers().getOrDefault("Proc-Type", "").endsWith("ENCRYPTED")) {
                plain = decryptTraditional();
            } else {
                plain = block.der();
                encrypted = false;
            }
            return privateKey(pkcs8(plain));
        } catch (IOException | RuntimeException | GeneralSecurityException e) {
            // A wrong password passes the padding check once in 256 times and leaves noise.
            throw encrypted ? wrongPassword() : damaged();
        } finally {
            if (plain != null) {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    private byte[] decryptPkcs8() throws PkiException {
        EncryptedPrivateKeyInfo info;
        try {
            info = EncryptedPrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(block.der()));
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
        return decrypt(() -> EncryptedPkcs8.decrypt(info, password));
    }

    private byte[] decryptTraditional() throws PkiException {
        String info = block.headers().getOrDefault("DEK-Info", "");
        return decrypt(() -> TraditionalPemCipher.decrypt(block.der(), info, password));
    }

    private byte[] decrypt(Decryption decryption) throws PkiException {
        if (password == null) {
            throw new PkiException(name + " holds an encrypted private key; store its password as Secret text and name"
                    + " that in certificatePasswordCredentialsId");
        }
        try {
            return decryption.run();
        } catch (NoSuchAlgorithmException e) {
            throw new PkiException(
                    name + " holds a private key that is encrypted in a way this Java cannot read; " + CONVERT);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw wrongPassword();
        }
    }

    private interface Decryption {
        byte[] run() throws GeneralSecurityException, IOException;
    }

    /** The traditional forms are what PKCS#8 wraps. */
    private PrivateKeyInfo pkcs8(byte[] der) throws IOException {
        ASN1Primitive parsed = ASN1Primitive.fromByteArray(der);
        return switch (block.label()) {
            case "RSA PRIVATE KEY" ->
                wrap(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), parsed);
            case "EC PRIVATE KEY" ->
                wrap(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, namedCurve(parsed)), parsed);
            case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> PrivateKeyInfo.getInstance(parsed);
            default -> null;
        };
    }

    /**
     * The object identifier inside the [0] of SEC1, read from its encoding since the methods for it are named differently
     * in the FIPS edition of Bouncy Castle. Curves given by their numbers are longer than this and are not supported.
     */
    private static ASN1ObjectIdentifier namedCurve(ASN1Primitive sec1) throws IOException {
        for (ASN1Encodable element : ASN1Sequence.getInstance(sec1)) {
            if (element instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 0) {
                byte[] encoded = tagged.getEncoded();
                return ASN1ObjectIdentifier.getInstance(
                        ASN1Primitive.fromByteArray(Arrays.copyOfRange(encoded, 2, encoded.length)));
            }
        }
        throw new IOException("no curve");
    }

    private static PrivateKeyInfo wrap(AlgorithmIdentifier algorithm, ASN1Object key) throws IOException {
        return new PrivateKeyInfo(algorithm, key);
    }

    private PrivateKey privateKey(PrivateKeyInfo info) throws PkiException, IOException, GeneralSecurityException {
        String algorithm = info == null ? null : AsymmetricAlgorithm.family(info.getPrivateKeyAlgorithm());
        if (algorithm == null) {
            throw new PkiException(name + " holds a private key of a kind that client certificates do not use; make an"
                    + " RSA key of 2048 bits or an EC key on P-256, and a certificate for it");
        }
        byte[] encoded = info.getEncoded();
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private PkiException wrongPassword() {
        return new PkiException("the password from certificatePasswordCredentialsId does not open the private key of "
                + name + "; store the right one there");
    }

    private PkiException damaged() {
        return new PkiException(
                name + " holds a private key that cannot be read: it is damaged or uses a curve that Java"
                        + " does not know; check it with 'openssl pkey -noout -text' and store it again");
    }
}
