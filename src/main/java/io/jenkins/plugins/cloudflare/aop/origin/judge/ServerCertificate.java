package io.jenkins.plugins.cloudflare.aop.origin.judge;

import java.time.Instant;

/**
 * What is to be said of the certificate that an origin shows.
 *
 * @param subject RFC 2253, fit for one line; so is the issuer
 * @param daysLeft whole days until it expires, negative afterwards
 * @param fault why it is not trusted, as the end of a sentence; empty when it is
 * @param ofOriginCa whether it bears the name of Cloudflare's Origin CA as its issuer, which Cloudflare trusts and hardly any
 *     other client does
 */
public record ServerCertificate(
        String subject, String issuer, Instant notAfter, long daysLeft, String fault, boolean ofOriginCa) {
    public boolean trusted() {
        return fault.isEmpty();
    }
}
