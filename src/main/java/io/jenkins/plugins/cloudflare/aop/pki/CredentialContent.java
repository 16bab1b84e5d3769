package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyStore;

/**
 * What a credential holds, as stored. Arrays are not copied: whoever made them may wipe them once they have been read.
 */
public sealed interface CredentialContent permits CredentialContent.StoredFile, CredentialContent.StoredKeyStore {

    /** How messages call it, for example {@code credential 'client-cert'}. */
    String name();

    /**
     * A Secret file: PEM, PKCS#12 or DER, told apart by content.
     *
     * @param password of an encrypted private key or PKCS#12, null when none was given
     */
    record StoredFile(String name, byte[] content, char[] password) implements CredentialContent {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A Certificate credential.
     *
     * @param store may never have been loaded: Jenkins returns such a store when reading it failed
     * @param password the credential's own password
     */
    record StoredKeyStore(String name, KeyStore store, char[] password) implements CredentialContent {
        @Override
        public String toString() {
            return name;
        }
    }
}
