package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * The key bags of a PKCS#12 file (RFC 7292, section 4.2.1), whose keys are not encrypted, as {@code openssl pkcs12
 * -keypbe NONE} writes them. The JDK's key store, which has opened the file before and verified its MAC, passes over
 * them.
 */
record PlainKeyBags(String name, byte[] content, char[] password) {
    /** One key with every certificate of the file. */
    KeyAndCertificates identity() throws PkiException {
        List<PrivateKeyInfo> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (ContentInfo info : new PKCS12PfxPdu(content).getContentInfos()) {
                for (PKCS12SafeBag bag : bags(info)) {
                    if (bag.getBagValue() instanceof PrivateKeyInfo key) {
                        keys.add(key);
                    } else if (bag.getBagValue() instanceof X509CertificateHolder certificate) {
                        certificates.add(X509.parse(name, certificate.getEncoded()));
                    }
                }
            }
        } catch (IOException | PKCSException | RuntimeException e) {
            throw new PkiException(name + " holds a PKCS#12 file that cannot be read; check it with"
                    + " 'openssl pkcs12 -info' and store it again");
        }
        if (keys.size() != 1) {
            throw new PkiException(name
                    + (keys.isEmpty()
                            ? KeyStoreContent.WITHOUT_KEY
                            : " holds " + keys.size() + " private keys; store the one to be used alone, in a"
                                    + " credential of its own"));
        }
        PrivateKey key = PrivateKeyDecoder.decode(name, keys.get(0));
        return new KeyAndCertificates(key, certificates);
    }

    private PKCS12SafeBag[] bags(ContentInfo info) throws PKCSException {
        if (!info.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
            return new PKCS12SafeBagFactory(info).getSafeBags();
        }
        // An empty password ends with a NUL in some files and has none in others; with the MAC verified, one opens it.
        try {
            return bags(info, password);
        } catch (PKCSException e) {
            if (password.length > 0) {
                throw e;
            }
            return bags(info, new char[1]);
        }
    }

    private static PKCS12SafeBag[] bags(ContentInfo info, char[] secret) throws PKCSException {
        return new PKCS12SafeBagFactory(
                        info,
                        new JcePKCSPBEInputDecryptorProviderBuilder()
                                .setProvider(BouncyCastle.provider())
                                .build(secret))
                .getSafeBags();
    }

    @Override
    public String toString() {
        return name;
    }
}
