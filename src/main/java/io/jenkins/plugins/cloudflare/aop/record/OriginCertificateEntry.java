package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The certificate that an origin itself shows.
 *
 * @param notAfter ISO 8601, UTC
 * @param fault why it is not trusted, null when it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OriginCertificateEntry(
        String subject, String issuer, String notAfter, Long daysLeft, boolean trusted, String fault) {

    /** For people: name, end and fault in one line. */
    public String line() {
        return subject + ", " + daysLeft + " days left" + (trusted ? ", trusted" : ", not trusted: " + fault);
    }
}
