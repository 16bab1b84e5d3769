package io.jenkins.plugins.cloudflare.aop.pki;

import java.util.Arrays;
import java.util.Map;

/**
 * One block of a PEM text (RFC 7468).
 *
 * @param label what stands after BEGIN
 * @param headers the RFC 1421 headers of a traditional encrypted key, empty for anything else
 */
record PemBlock(String label, Map<String, String> headers, byte[] der) {
    boolean isPrivate() {
        return label.endsWith("PRIVATE KEY");
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE") || label.equals("TRUSTED CERTIFICATE");
    }

    void wipe() {
        Arrays.fill(der, (byte) 0);
    }

    @Override
    public String toString() {
        return label;
    }
}
