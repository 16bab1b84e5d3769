package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.Locale;
import java.util.Optional;

/** Alert descriptions of TLS 1.2 and 1.3, with the numbers and names of RFC 8446, section 6. */
public enum TlsAlert {
    CLOSE_NOTIFY(0),
    UNEXPECTED_MESSAGE(10),
    BAD_RECORD_MAC(20),
    RECORD_OVERFLOW(22),
    HANDSHAKE_FAILURE(40),
    BAD_CERTIFICATE(42),
    UNSUPPORTED_CERTIFICATE(43),
    CERTIFICATE_REVOKED(44),
    CERTIFICATE_EXPIRED(45),
    CERTIFICATE_UNKNOWN(46),
    ILLEGAL_PARAMETER(47),
    UNKNOWN_CA(48),
    ACCESS_DENIED(49),
    DECODE_ERROR(50),
    DECRYPT_ERROR(51),
    PROTOCOL_VERSION(70),
    INSUFFICIENT_SECURITY(71),
    INTERNAL_ERROR(80),
    INAPPROPRIATE_FALLBACK(86),
    USER_CANCELED(90),
    MISSING_EXTENSION(109),
    UNSUPPORTED_EXTENSION(110),
    UNRECOGNIZED_NAME(112),
    BAD_CERTIFICATE_STATUS_RESPONSE(113),
    UNKNOWN_PSK_IDENTITY(115),
    CERTIFICATE_REQUIRED(116),
    NO_APPLICATION_PROTOCOL(120);

    private final int number;

    TlsAlert(int number) {
        this.number = number;
    }

    /** The alert's number, as sent. */
    public int number() {
        return number;
    }

    /** The alert's name as RFC 8446 writes it, such as {@code unknown_ca}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The alert of a number, as sent; empty for one that RFC 8446 does not know. */
    public static Optional<TlsAlert> of(int number) {
        for (TlsAlert alert : values()) {
            if (alert.number == number) {
                return Optional.of(alert);
            }
        }
        return Optional.empty();
    }
}
