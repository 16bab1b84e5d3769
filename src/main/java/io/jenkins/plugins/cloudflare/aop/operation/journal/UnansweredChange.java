package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A change of a hostname that was sent and never answered: it may have been carried out, or may still be.
 *
 * @param certificateId the certificate that was sent
 * @param enabled what was sent, null for a removal
 * @param sentAt when, ISO 8601 with fractions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record UnansweredChange(String certificateId, Boolean enabled, String sentAt) {}
