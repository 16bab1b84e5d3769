package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredKeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Reads credentials: PEM in any order, with PKCS#8, PKCS#1 and SEC1 keys, plain or encrypted, PKCS#12, and key stores.
 * Whatever cannot be used ends in a {@link PkiException} whose sentence says what to change.
 */
public final class CertificateReader {
    /** A certificate chain with key has a few kilobytes; parsers never see more than this many bytes. */
    static final int MAXIMUM_BYTES = 1 << 20;

    private CertificateReader() {}

    /** The leaf that belongs to the private key, whatever its position, with its chain. */
    public static ClientCertificate clientCertificate(CredentialContent content) throws PkiException {
        try (DecodedCredential opened = open(content)) {
            KeyAndCertificates material = opened.identity();
            ClientCertificate certificate =
                    new ClientCertificate(CertificateChain.of(content.name(), material), material.privateKey());
            CaFlag.requireLeaf(content.name(), certificate.leaf());
            return certificate;
        }
    }

    /** The CA certificate that belongs to the private key, with the chain above it. */
    public static PrivateCa issuer(CredentialContent content) throws PkiException {
        try (DecodedCredential opened = open(content)) {
            KeyAndCertificates material = opened.identity();
            return new PrivateCa(content.name(), CertificateChain.of(content.name(), material), material.privateKey());
        }
    }

    /** Trust anchors: every certificate in the credential once; private keys beside them are not read. */
    public static List<X509Certificate> anchors(CredentialContent content) throws PkiException {
        try (DecodedCredential opened = open(content)) {
            return opened.certificates().stream().distinct().toList();
        }
    }

    private static DecodedCredential open(CredentialContent content) throws PkiException {
        if (content instanceof StoredFile file) {
            return open(file);
        }
        return KeyStoreContent.of((StoredKeyStore) content);
    }

    private static DecodedCredential open(StoredFile file) throws PkiException {
        String name = file.name();
        byte[] content = file.content();
        if (content.length > MAXIMUM_BYTES) {
            throw new PkiException(name + " has " + content.length + " bytes, more than the " + MAXIMUM_BYTES
                    + " that are read; store only the certificate with its private key and chain");
        }
        if (isBlank(content)) {
            throw new PkiException(name + " is empty; store the certificate together with its private key in it");
        }
        return switch (BinaryForm.of(content)) {
            case NONE -> new PemContent(name, PemScanner.scan(name, content), file.password());
            case PKCS12 -> KeyStoreContent.pkcs12(file);
            case CERTIFICATE -> new DerCertificate(name, X509.parse(name, content));
            case PRIVATE_KEY ->
                throw new PkiException(name + " holds a private key in binary form (DER) without a"
                        + " certificate; convert it with 'openssl pkey -inform der' and store it in PEM together with the"
                        + " certificate");
            case PKCS7 ->
                throw new PkiException(name + " holds a binary PKCS#7 bundle, which has no private key; convert"
                        + " it with 'openssl pkcs7 -inform der -print_certs' and store the PEM together with the private"
                        + " key");
            case JAVA_KEY_STORE ->
                throw new PkiException(name + " holds a Java key store (JKS or JCEKS); convert it with"
                        + " 'keytool -importkeystore -deststoretype pkcs12' and store the PKCS#12 file");
            case OTHER ->
                throw new PkiException(name + " holds binary data that is neither PKCS#12 nor a certificate;"
                        + " store the certificate together with its private key in PEM or as PKCS#12");
        };
    }

    private static boolean isBlank(byte[] content) {
        for (byte b : content) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n' && b != 0) {
                return false;
            }
        }
        return true;
    }
}
