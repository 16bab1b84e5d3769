package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A block cipher in CBC mode, with which private keys are encrypted at rest. Old ones are here to read what people have;
 * nothing is ever encrypted with them.
 *
 * @param bits length of the secret, parity bits included
 */
record BlockCipher(String algorithm, int bits) {
    byte[] decrypt(byte[] secret, byte[] iv, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret, algorithm), new IvParameterSpec(iv));
        return cipher.doFinal(data);
    }
}
