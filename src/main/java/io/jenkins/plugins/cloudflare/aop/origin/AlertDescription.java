package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.Optional;

/**
 * The description of an alert as it came over the network.
 *
 * @param number 0 to 255, whether RFC 8446 knows it or not
 */
public record AlertDescription(int number) implements Serializable {
    /** @throws IllegalArgumentException for a number that does not fit into one byte */
    public AlertDescription {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("not an alert description: " + number);
        }
    }

    public static AlertDescription of(TlsAlert alert) {
        return new AlertDescription(alert.number());
    }

    public boolean is(TlsAlert alert) {
        return number == alert.number();
    }

    /** For people: the name of RFC 8446, or {@code number 200} for one that it does not know. */
    public String label() {
        Optional<TlsAlert> known = TlsAlert.of(number);
        return known.map(TlsAlert::label).orElse("number " + number);
    }
}
