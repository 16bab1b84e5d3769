package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A certificate that a zone holds.
 *
 * @param level hostname or zone
 * @param sha256 of the DER encoding, lower case hexadecimal; null when the API returned none that can be read
 * @param notAfter ISO 8601, UTC; null when not known
 * @param daysLeft whole days until then, negative when it has passed; null when not known
 * @param status at Cloudflare
 * @param hostnames how many associations refer to it, enabled or not; null on the zone level
 * @param fate what became of it (kept, deleted, would be deleted), null when nothing was to be decided
 * @param reason why, null without a fate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ZoneCertificateEntry(
        String id,
        String level,
        String sha256,
        String subject,
        String issuer,
        String notAfter,
        Long daysLeft,
        String status,
        Integer hostnames,
        String fate,
        String reason) {

    /** The same with a decision. */
    public ZoneCertificateEntry decided(String newFate, String newReason) {
        return new ZoneCertificateEntry(
                id, level, sha256, subject, issuer, notAfter, daysLeft, status, hostnames, newFate, newReason);
    }
}
