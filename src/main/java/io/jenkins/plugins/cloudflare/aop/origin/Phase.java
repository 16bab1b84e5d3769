package io.jenkins.plugins.cloudflare.aop.origin;

/** How far a visit came. */
public enum Phase {
    /** Not even connected. */
    CONNECT,
    /** Connected, no ServerHello seen: nothing that happens here is a refusal of a certificate. */
    HELLO,
    /** ServerHello seen. */
    HANDSHAKE,
    /** The handshake ended well, which proves nothing: TLS 1.3 refuses only afterwards. */
    ESTABLISHED,
    /** The server answered the request. */
    ANSWERED
}
