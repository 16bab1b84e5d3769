package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.util.List;

/**
 * What a client offers in a handshake that opens no older session.
 *
 * @param serverName for SNI, null to send none
 * @param protocols for ALPN
 * @param transportParameters the extension of QUIC (RFC 9001, section 8.2)
 */
public record ClientOffer(String serverName, List<String> protocols, byte[] transportParameters) {
    public ClientOffer {
        protocols = List.copyOf(protocols);
    }
}
