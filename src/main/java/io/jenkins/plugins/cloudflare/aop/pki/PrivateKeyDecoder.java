package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.IOException;
import java.io.Reader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Makes a private key of a PEM block: PKCS#8 (RFC 5208), PKCS#1 RSA (RFC 8017) and SEC1 EC (RFC 5915), each plain or
 * encrypted. The blocks are found by {@link PemScanner}, which reads what people's editors and tools make of PEM.
 */
final class PrivateKeyDecoder {
    private static final String CONVERT = "convert it with 'openssl pkcs8 -topk8 -v2 aes-256-cbc' and store it again";

    private static final Set<String> LABELS = Set.of(
            PEMParser.TYPE_PRIVATE_KEY,
            PEMParser.TYPE_ENCRYPTED_PRIVATE_KEY,
            PEMParser.TYPE_RSA_PRIVATE_KEY,
            PEMParser.TYPE_EC_PRIVATE_KEY);

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

    /** A key that stood unencrypted in something other than PEM. */
    static PrivateKey decode(String name, PrivateKeyInfo info) throws PkiException {
        PrivateKeyDecoder decoder = new PrivateKeyDecoder(name, null, null);
        try {
            return decoder.privateKey(info);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw decoder.damaged();
        }
    }

    static boolean isOpenSsh(PemBlock block) {
        return block.label().equals("OPENSSH PRIVATE KEY");
    }

    static PkiException openSsh(String name) {
        return new PkiException(name + " holds a private key in OpenSSH's own format; convert a copy of it with"
                + " 'ssh-keygen -p -m PKCS8 -f FILE' and store that");
    }

    private PrivateKey decode() throws PkiException {
        Object parsed = parse();
        if (parsed instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return decrypt(() -> KeyDecryption.decrypt(encrypted, password));
        }
        if (parsed instanceof PEMEncryptedKeyPair encrypted) {
            return decrypt(() -> KeyDecryption.decrypt(encrypted, password));
        }
        return decode(name, parsed instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) parsed);
    }

    private Object parse() throws PkiException {
        if (!LABELS.contains(block.label())) {
            throw strange();
        }
        List<PemHeader> headers = block.headers().entrySet().stream()
                .map(header -> new PemHeader(header.getKey(), header.getValue().replace(" ", "")))
                .toList();
        PemObject object = new PemObject(block.label(), headers, block.der());
        try (PEMParser parser = new PEMParser(Reader.nullReader()) {
            @Override
            public PemObject readPemObject() {
                return object;
            }
        }) {
            return parser.readObject();
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    private PrivateKey decrypt(Decryption decryption) throws PkiException {
        if (password == null) {
            throw new PkiException(name + " holds an encrypted private key; store its password as Secret text and name"
                    + " that in certificatePasswordCredentialsId");
        }
        try {
            return privateKey(decryption.run());
        } catch (NoSuchAlgorithmException | SecurityException e) {
            throw new PkiException(
                    name + " holds a private key that is encrypted in a way this Java cannot read; " + CONVERT);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // A wrong password passes the padding check once in 256 times and leaves noise.
            throw wrongPassword();
        }
    }

    private interface Decryption {
        PrivateKeyInfo run() throws GeneralSecurityException;
    }

    /** By the JDK's providers, as TLS will use it. */
    private PrivateKey privateKey(PrivateKeyInfo info) throws PkiException, IOException, GeneralSecurityException {
        AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
        String family = AsymmetricAlgorithm.family(algorithm);
        if (family == null) {
            throw strange();
        }
        NamedCurve.requireSupported(name, algorithm);
        return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private PkiException strange() {
        return new PkiException(name + " holds a private key of a kind that client certificates do not use; make an"
                + " RSA key of 2048 bits or an EC key on P-256, and a certificate for it");
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
