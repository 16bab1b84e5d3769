package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.AsciiName;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.regex.Pattern;

/** The name that goes into a certificate as subject alternative name: lower case, in ASCII, without trailing dot. */
final class CertificateHostname {
    private static final int MAXIMUM = 253;
    private static final Pattern FORM = Pattern.compile(
            "(?:\\*\\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

    private CertificateHostname() {}

    static String of(String commonName) throws PkiException {
        String ascii = AsciiName.of(commonName.strip()).orElse("");
        if (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        if (ascii.length() > MAXIMUM || !FORM.matcher(ascii).matches()) {
            throw new PkiException("commonName '" + PrintableText.brief(commonName)
                    + "' is not a host name; use letters, digits, hyphens and dots, at most " + MAXIMUM
                    + " characters, such as pulls.example.com");
        }
        return ascii;
    }
}
