package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.X509Certificate;
import java.util.List;

/** A credential whose kind has been recognised. Closing it wipes the copies of key bytes that were made on the way. */
interface DecodedCredential extends AutoCloseable {

    /** The one private key with the certificates beside it. */
    KeyAndCertificates identity() throws PkiException;

    /** Every certificate in it, at least one. */
    List<X509Certificate> certificates() throws PkiException;

    @Override
    default void close() {}
}
