package io.jenkins.plugins.cloudflare.aop.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Decrypts PKCS#8 private keys: PBES2 with PBKDF2, PBES1 and the schemes of PKCS#12 (RFC 8018, RFC 7292). The JDK's own
 * reader knows neither triple DES nor AES-192 in PBES2, and Bouncy Castle's needs its provider to be registered.
 */
final class EncryptedPkcs8 {
    /** More would only keep the build busy; the JDK has the same limit for PKCS#12. */
    private static final BigInteger MAXIMUM_ITERATIONS = BigInteger.valueOf(5_000_000);

    private static final Map<ASN1ObjectIdentifier, String> PRF = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, "PBKDF2WithHmacSHA1",
            PKCSObjectIdentifiers.id_hmacWithSHA224, "PBKDF2WithHmacSHA224",
            PKCSObjectIdentifiers.id_hmacWithSHA256, "PBKDF2WithHmacSHA256",
            PKCSObjectIdentifiers.id_hmacWithSHA384, "PBKDF2WithHmacSHA384",
            PKCSObjectIdentifiers.id_hmacWithSHA512, "PBKDF2WithHmacSHA512");

    private static final Map<ASN1ObjectIdentifier, BlockCipher> CIPHERS = Map.of(
            NISTObjectIdentifiers.id_aes128_CBC, new BlockCipher("AES", 128),
            NISTObjectIdentifiers.id_aes192_CBC, new BlockCipher("AES", 192),
            NISTObjectIdentifiers.id_aes256_CBC, new BlockCipher("AES", 256),
            PKCSObjectIdentifiers.des_EDE3_CBC, new BlockCipher("DESede", 192));

    private static final Map<ASN1ObjectIdentifier, String> PBE = Map.of(
            PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC, "PBEWithMD5AndDES",
            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, "PBEWithSHA1AndDESede",
            PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, "PBEWithSHA1AndRC2_128",
            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, "PBEWithSHA1AndRC2_40",
            PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC4, "PBEWithSHA1AndRC4_128",
            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC4, "PBEWithSHA1AndRC4_40");

    private EncryptedPkcs8() {}

    /**
     * @throws NoSuchAlgorithmException for a scheme that is not known here or not offered by this Java
     * @throws GeneralSecurityException for a wrong password
     */
    static byte[] decrypt(EncryptedPrivateKeyInfo info, char[] password) throws GeneralSecurityException {
        ASN1ObjectIdentifier scheme = info.getEncryptionAlgorithm().getAlgorithm();
        if (scheme.equals(PKCSObjectIdentifiers.id_PBES2)) {
            return pbes2(
                    PBES2Parameters.getInstance(info.getEncryptionAlgorithm().getParameters()),
                    info.getEncryptedData(),
                    password);
        }
        // The parameters of PBES1 and of PKCS#12 look the same: salt and iterations.
        PKCS12PBEParams params =
                PKCS12PBEParams.getInstance(info.getEncryptionAlgorithm().getParameters());
        String algorithm = known(PBE.get(scheme));
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            SecretKey secret = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE, secret, new PBEParameterSpec(params.getIV(), limited(params.getIterations())));
            return cipher.doFinal(info.getEncryptedData());
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] pbes2(PBES2Parameters scheme, byte[] data, char[] password) throws GeneralSecurityException {
        if (!scheme.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new NoSuchAlgorithmException("key derivation");
        }
        PBKDF2Params params =
                PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters());
        BlockCipher cipher = known(CIPHERS.get(scheme.getEncryptionScheme().getAlgorithm()));
        String prf = known(PRF.get(params.getPrf().getAlgorithm()));
        byte[] iv = ASN1OctetString.getInstance(scheme.getEncryptionScheme().getParameters())
                .getOctets();
        PBEKeySpec spec =
                new PBEKeySpec(password, params.getSalt(), limited(params.getIterationCount()), cipher.bits());
        byte[] secret = null;
        try {
            secret = SecretKeyFactory.getInstance(prf).generateSecret(spec).getEncoded();
            return cipher.decrypt(secret, iv, data);
        } finally {
            spec.clearPassword();
            if (secret != null) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    private static int limited(BigInteger iterations) throws NoSuchAlgorithmException {
        if (iterations.compareTo(MAXIMUM_ITERATIONS) > 0) {
            throw new NoSuchAlgorithmException("iterations");
        }
        return iterations.intValue();
    }

    private static <T> T known(T algorithm) throws NoSuchAlgorithmException {
        if (algorithm == null) {
            throw new NoSuchAlgorithmException("encryption");
        }
        return algorithm;
    }
}
