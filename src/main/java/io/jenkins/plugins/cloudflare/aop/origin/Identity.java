package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** A visitor's certificate chain and its key, as bytes fit to travel to an agent. The key shows nowhere. */
public final class Identity implements Serializable {
    private static final long serialVersionUID = 1;

    private final Visitor visitor;
    private final List<byte[]> chain;
    private final byte[] pkcs8;
    private final String algorithm;

    /**
     * @param chain DER, the leaf first
     * @param pkcs8 the leaf's private key, unencrypted
     * @param algorithm the JCA name of the key's algorithm, {@code EC} or {@code RSA}
     * @throws IllegalArgumentException for a visitor without a certificate, and for an empty chain
     */
    public Identity(Visitor visitor, List<byte[]> chain, byte[] pkcs8, String algorithm) {
        if (visitor == Visitor.ANONYMOUS || chain.isEmpty()) {
            throw new IllegalArgumentException("a certificate for " + visitor.label());
        }
        this.visitor = visitor;
        this.chain = chain.stream().map(byte[]::clone).toList();
        this.pkcs8 = pkcs8.clone();
        this.algorithm = algorithm;
    }

    public Visitor visitor() {
        return visitor;
    }

    public X509Certificate[] certificates() throws GeneralSecurityException {
        return Der.certificates(chain).toArray(new X509Certificate[0]);
    }

    /** The chain as it was given, DER, the leaf first. */
    public List<byte[]> chain() {
        return chain.stream().map(byte[]::clone).toList();
    }

    public PrivateKey signer() throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    @Override
    public String toString() {
        return visitor.label() + " (" + algorithm + ", " + chain.size() + " certificates)";
    }
}
