package io.jenkins.plugins.cloudflare.aop.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** A host name as DNS and certificates hold it: punycode (IDNA, RFC 3490, section 4.1) in lower case. */
public final class AsciiName {
    private AsciiName() {}

    /** Empty when the name cannot be written so; what comes back need not be a host name yet. */
    public static Optional<String> of(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (RuntimeException e) {
            // An IllegalArgumentException by its contract; of very long names Java 25 throws a RuntimeException.
            return Optional.empty();
        }
    }
}
