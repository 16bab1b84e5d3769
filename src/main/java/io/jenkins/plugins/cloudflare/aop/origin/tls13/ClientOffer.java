package io.jenkins.plugins.cloudflare.aop.origin.tls13;

/**
 * What a client offers in a handshake that opens no older session.
 *
 * @param serverName for SNI, null to send none
 * @param protocol for ALPN
 * @param transportParameters the extension of QUIC (RFC 9001, section 8.2)
 */
public record ClientOffer(String serverName, String protocol, byte[] transportParameters) {}
