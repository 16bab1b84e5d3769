package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredKeyStore;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A key store: that of a Certificate credential, or PKCS#12 in a Secret file. */
final class KeyStoreContent implements DecodedCredential {
    static final String WITHOUT_KEY = " holds no private key; store the certificate together with its private key";

    private final String name;
    private final KeyStore store;
    private final char[] password;
    private final String wrongSecretAdvice;
    private final PlainKeyBags plainKeyBags;

    private KeyStoreContent(
            String name, KeyStore store, char[] password, String wrongSecretAdvice, PlainKeyBags plainKeyBags) {
        this.name = name;
        this.store = store;
        this.password = password;
        this.wrongSecretAdvice = wrongSecretAdvice;
        this.plainKeyBags = plainKeyBags;
    }

    static KeyStoreContent of(StoredKeyStore stored) {
        return new KeyStoreContent(
                stored.name(),
                stored.store(),
                stored.password(),
                "the password stored in " + stored.name()
                        + " itself does not open its private key; enter the password of"
                        + " the key store there again",
                null);
    }

    static KeyStoreContent pkcs12(StoredFile file) throws PkiException {
        if (file.password() == null) {
            throw new PkiException(file.name() + " is a PKCS#12 file, which needs its password (an empty one as well);"
                    + " store it as Secret text and name that in certificatePasswordCredentialsId");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file.content()), file.password());
            return new KeyStoreContent(
                    file.name(),
                    store,
                    file.password(),
                    "the password from certificatePasswordCredentialsId opens the PKCS#12 file in " + file.name()
                            + " but not its private key; give both the same password",
                    new PlainKeyBags(file.name(), file.content(), file.password()));
        } catch (IOException e) {
            throw notOpened(file, e.getCause() instanceof UnrecoverableKeyException);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw notOpened(file, false);
        }
    }

    private static PkiException notOpened(StoredFile file, boolean wrongPassword) {
        for (char c : file.password()) {
            if (c < ' ' || c > '~') {
                return new PkiException(file.name() + " is a PKCS#12 file whose password from"
                        + " certificatePasswordCredentialsId has characters other than ASCII, which Java "
                        + Runtime.version().feature() + " cannot use;"
                        + " export the file again with letters, digits and signs only");
            }
        }
        if (wrongPassword) {
            return new PkiException("the password from certificatePasswordCredentialsId does not open the PKCS#12 file"
                    + " in " + file.name() + "; store the right one there");
        }
        return new PkiException(
                file.name() + " cannot be read as PKCS#12: it is damaged, or the password from"
                        + " certificatePasswordCredentialsId is wrong; check it with 'openssl pkcs12 -info' and store it again");
    }

    @Override
    public KeyAndCertificates identity() throws PkiException {
        List<String> aliases = new ArrayList<>();
        try {
            for (String alias : aliases()) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.isEmpty() && plainKeyBags != null) {
                return plainKeyBags.identity();
            }
            if (aliases.size() != 1) {
                throw new PkiException(name + (aliases.isEmpty() ? WITHOUT_KEY : withSeveralKeys(aliases)));
            }
            String alias = aliases.get(0);
            if (store.getCertificate(alias) != null) {
                NamedCurve.requireSupported(name, store.getCertificate(alias).getPublicKey());
            }
            if (!(store.getKey(alias, password) instanceof PrivateKey privateKey) || privateKey.getEncoded() == null) {
                throw new PkiException(name + " holds a key that is not a private key or cannot be exported; Cloudflare"
                        + " needs the private key itself, so store one from a file");
            }
            return new KeyAndCertificates(privateKey, x509(store.getCertificateChain(alias)));
        } catch (UnrecoverableKeyException e) {
            throw new PkiException(wrongSecretAdvice);
        } catch (GeneralSecurityException e) {
            throw unreadable();
        }
    }

    private static String withSeveralKeys(List<String> aliases) {
        String list = aliases.stream().sorted().map(PrintableText::brief).collect(Collectors.joining("', '", "'", "'"));
        return " holds " + aliases.size() + " private keys (" + PrintableText.brief(list)
                + "); store the one to be used alone, in a credential of its own";
    }

    @Override
    public List<X509Certificate> certificates() throws PkiException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (String alias : aliases()) {
                Certificate[] chain = store.getCertificateChain(alias);
                certificates.addAll(x509(chain != null ? chain : new Certificate[] {store.getCertificate(alias)}));
            }
        } catch (GeneralSecurityException e) {
            throw unreadable();
        }
        if (certificates.isEmpty()) {
            throw new PkiException(
                    name + " holds no certificate that is marked as trusted; store the certificates in PEM"
                            + " as a Secret file");
        }
        return certificates;
    }

    private List<String> aliases() throws PkiException {
        try {
            return Collections.list(store.aliases());
        } catch (KeyStoreException e) {
            throw unreadable();
        }
    }

    private PkiException unreadable() {
        return new PkiException(
                name + " holds no readable key store: its file or its password is wrong; upload the file"
                        + " there again with its password");
    }

    private List<X509Certificate> x509(Certificate[] chain) throws PkiException, CertificateEncodingException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
            if (certificate instanceof X509Certificate x509) {
                certificates.add(X509.parse(name, x509.getEncoded()));
            }
        }
        return certificates;
    }
}
