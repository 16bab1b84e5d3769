package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider that opens encrypted keys, handed over as an instance and registered nowhere: the JDK's providers know
 * neither triple DES nor AES-192 in PBES2 and no key of OpenSSL's traditional form. On a JVM in FIPS mode, which has no
 * such class, it is the FIPS provider that the JVM itself has registered.
 */
final class BouncyCastle {
    private static final String FIPS = "BCFIPS";

    private BouncyCastle() {}

    static Provider provider() {
        Provider fips = Security.getProvider(FIPS);
        return fips == null ? Instance.PROVIDER : fips;
    }

    /** Loaded only where the class of the provider is. */
    private static final class Instance {
        static final Provider PROVIDER = new BouncyCastleProvider();

        private Instance() {}
    }
}
