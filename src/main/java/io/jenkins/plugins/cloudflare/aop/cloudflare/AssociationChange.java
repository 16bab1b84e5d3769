package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * One entry of the bulk change of associations.
 *
 * @param enabled null voids the association and is sent as a literal null; the certificate id is needed even then (1404)
 */
public record AssociationChange(String hostname, CertificateId certificateId, Boolean enabled) {}
