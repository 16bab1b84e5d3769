package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Decrypts private keys: PKCS#8 with PBES2, PBES1 or a scheme of PKCS#12 (RFC 8018, RFC 7292), and OpenSSL's traditional
 * form. Two things are not left to Bouncy Castle: it takes any number of iterations, which a file could use to keep the
 * build busy, and where a scheme works on octets it cuts each character to eight bits, while OpenSSL takes UTF-8.
 */
final class KeyDecryption {
    /** The JDK has the same limit for PKCS#12. */
    private static final BigInteger MAXIMUM_ITERATIONS = BigInteger.valueOf(5_000_000);

    private KeyDecryption() {}

    /**
     * @throws NoSuchAlgorithmException for a scheme that is not known
     * @throws GeneralSecurityException for a wrong password
     */
    static PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo encrypted, char[] password)
            throws GeneralSecurityException {
        boolean octets = isOfOctets(encrypted.toASN1Structure().getEncryptionAlgorithm());
        char[] secret = octets ? octets(password) : password.clone();
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(BouncyCastle.provider())
                    .build(secret));
        } catch (OperatorCreationException e) {
            throw new NoSuchAlgorithmException("scheme");
        } catch (PKCSException e) {
            if (e.getCause() instanceof OperatorCreationException) {
                throw new NoSuchAlgorithmException("scheme");
            }
            throw new GeneralSecurityException("password");
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /**
     * @throws NoSuchAlgorithmException for a cipher that is not known
     * @throws GeneralSecurityException for a wrong password
     */
    static PrivateKeyInfo decrypt(PEMEncryptedKeyPair encrypted, char[] password) throws GeneralSecurityException {
        try {
            return encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(BouncyCastle.provider())
                            .build(password))
                    .getPrivateKeyInfo();
        } catch (EncryptionException e) {
            // With a cause the cipher is known and failed.
            throw e.getCause() == null
                    ? new NoSuchAlgorithmException("cipher")
                    : new GeneralSecurityException("password");
        } catch (IOException e) {
            throw new GeneralSecurityException("password");
        }
    }

    /** PBES1, and PBES2 with the function that RFC 8018 has by default; the others take characters. */
    private static boolean isOfOctets(AlgorithmIdentifier scheme) throws NoSuchAlgorithmException {
        if (!scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            // The parameters of PBES1 and of PKCS#12 look the same: salt and iterations.
            limit(PKCS12PBEParams.getInstance(scheme.getParameters()).getIterations());
            return !scheme.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds);
        }
        PBES2Parameters parameters = PBES2Parameters.getInstance(scheme.getParameters());
        if (!parameters.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new NoSuchAlgorithmException("key derivation");
        }
        PBKDF2Params derivation =
                PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        limit(derivation.getIterationCount());
        return derivation.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA1);
    }

    private static void limit(BigInteger iterations) throws NoSuchAlgorithmException {
        if (iterations.compareTo(MAXIMUM_ITERATIONS) > 0) {
            throw new NoSuchAlgorithmException("iterations");
        }
    }

    /** Each octet of the UTF-8 form as a character of its own. */
    private static char[] octets(char[] password) {
        byte[] encoded = new String(password).getBytes(StandardCharsets.UTF_8);
        char[] octets = new char[encoded.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (char) (encoded[i] & 0xff);
        }
        Arrays.fill(encoded, (byte) 0);
        return octets;
    }
}
