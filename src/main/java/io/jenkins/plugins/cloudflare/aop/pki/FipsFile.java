package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What a Secret file may be where FIPS 140 is to be followed: what Certificate credentials of Jenkins may be there. No key
 * store, no password of fewer than 14 characters; and of encrypted keys those alone whose encryption is approved, PBES2
 * with PBKDF2 and AES (NIST SP 800-132).
 */
public final class FipsFile {
    private static final int SHORTEST_PASSWORD = 14;
    private static final String MODE = " while Jenkins runs in FIPS mode; ";

    private FipsFile() {}

    /** @throws PkiException for a file that may not be used; one that is damaged is left to whoever reads it */
    public static void require(StoredFile file) throws PkiException {
        switch (BinaryForm.of(file.content())) {
            case PKCS12, JAVA_KEY_STORE ->
                throw new PkiException(file.name() + " holds a key store, which is not read" + MODE
                        + "store the certificate and its private key in PEM, or as a Certificate with PEM entries");
            case NONE -> requirePem(file);
            default -> {
                // It holds no secret, or is refused anyhow.
            }
        }
    }

    private static void requirePem(StoredFile file) throws PkiException {
        List<PemBlock> encrypted = new ArrayList<>();
        for (PemBlock block : PemScanner.scan(file.name(), file.content())) {
            if (!block.isPrivate()) {
                continue;
            }
            boolean traditional = !block.headers().isEmpty();
            if (traditional || block.label().startsWith("ENCRYPTED")) {
                encrypted.add(block);
            }
            boolean approved = !traditional && isApproved(block);
            block.wipe();
            if (!approved) {
                throw new PkiException(file.name() + " holds a private key that is encrypted in a way that is not used"
                        + MODE + "convert it with 'openssl pkcs8 -topk8 -v2 aes-256-cbc' and store it again");
            }
        }
        if (!encrypted.isEmpty() && file.password() != null && file.password().length < SHORTEST_PASSWORD) {
            throw new PkiException("the password from certificatePasswordCredentialsId has fewer than "
                    + SHORTEST_PASSWORD + " characters, which does not protect the private key of " + file.name() + MODE
                    + "encrypt it with a longer one and store both again");
        }
    }

    private static boolean isApproved(PemBlock block) {
        if (!block.label().startsWith("ENCRYPTED")) {
            return true;
        }
        try {
            AlgorithmIdentifier scheme =
                    EncryptedPrivateKeyInfo.getInstance(block.der()).getEncryptionAlgorithm();
            if (!scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
                return false;
            }
            PBES2Parameters parameters = PBES2Parameters.getInstance(scheme.getParameters());
            return parameters.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)
                    && parameters.getEncryptionScheme().getAlgorithm().on(NISTObjectIdentifiers.aes);
        } catch (RuntimeException e) {
            // Damaged: the reader says so.
            return true;
        }
    }
}
