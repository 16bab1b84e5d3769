package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A Secret file in PEM. Blocks that are of no use beside a certificate and its key, such as EC PARAMETERS, are skipped. */
final class PemContent implements DecodedCredential {
    private final String name;
    private final List<PemBlock> blocks;
    private final char[] password;

    PemContent(String name, List<PemBlock> blocks, char[] password) {
        this.name = name;
        this.blocks = blocks;
        this.password = password;
    }

    @Override
    public KeyAndCertificates identity() throws PkiException {
        List<PemBlock> keys = blocks.stream().filter(PemBlock::isPrivate).toList();
        if (keys.size() > 1) {
            throw new PkiException(name + " holds " + keys.size()
                    + " private keys; keep only the one that belongs to the certificate");
        }
        if (keys.isEmpty() && count() > 0) {
            throw new PkiException(name + " holds " + (count() == 1 ? "a certificate" : count() + " certificates")
                    + " but no private key; add the private key of the certificate in PEM");
        }
        if (keys.size() == 1 && PrivateKeyDecoder.isOpenSsh(keys.get(0))) {
            throw PrivateKeyDecoder.openSsh(name);
        }
        List<X509Certificate> certificates = certificates();
        return new KeyAndCertificates(PrivateKeyDecoder.decode(name, keys.get(0), password), certificates);
    }

    @Override
    public List<X509Certificate> certificates() throws PkiException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (block.isCertificate()) {
                certificates.add(X509.parse(name, block.der()));
            }
        }
        if (certificates.isEmpty()) {
            throw new PkiException(name + withoutCertificate());
        }
        return certificates;
    }

    private long count() {
        return blocks.stream().filter(PemBlock::isCertificate).count();
    }

    private String withoutCertificate() {
        if (blocks.isEmpty()) {
            return " holds neither a PEM block (-----BEGIN CERTIFICATE-----) nor a PKCS#12 file; store the certificate"
                    + " together with its private key in PEM or as PKCS#12";
        }
        if (holds("CERTIFICATE REQUEST") || holds("NEW CERTIFICATE REQUEST")) {
            return " holds a certificate signing request (CSR), not a certificate; have a CA sign it and store the"
                    + " certificate together with its private key";
        }
        if (holds("PKCS7")) {
            return " holds a PKCS#7 bundle; convert it with 'openssl pkcs7 -print_certs' and store the PEM together with"
                    + " the private key";
        }
        if (blocks.stream().anyMatch(PemBlock::isPrivate)) {
            return " holds a private key but no certificate; add the certificate in PEM";
        }
        if (holds("PUBLIC KEY") || holds("RSA PUBLIC KEY")) {
            return " holds a public key, not a certificate; store the certificate together with its private key";
        }
        return " holds " + blocks.get(0).label()
                + " but no certificate; store the certificate together with its private" + " key in PEM";
    }

    private boolean holds(String label) {
        return blocks.stream().anyMatch(block -> block.label().equals(label));
    }

    @Override
    public void close() {
        blocks.stream().filter(PemBlock::isPrivate).forEach(PemBlock::wipe);
    }
}
