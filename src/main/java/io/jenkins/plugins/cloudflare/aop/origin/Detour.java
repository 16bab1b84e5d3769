package io.jenkins.plugins.cloudflare.aop.origin;

/** Ways around the front door of an origin that enforces; each is looked for, and switched off, by its name. */
public enum Detour {
    /** Certificates of others open the front door as well. */
    OTHER_ISSUERS(
            "take them out of the server's list of client CAs; one above your issuer may stay when it is stored with your"
                    + " certificate, any when it is named in allowedIssuers"),
    /** The configured certificate comes from a CA that issues to anybody. */
    PUBLIC_ISSUER(
            "take a certificate of a CA of your own, or name the issuer in allowedIssuers when the server checks more than"
                    + " the issuer"),
    /** The protected site is served when another name, or none, stands in SNI, or Host is spelled differently. */
    OTHER_NAME(
            "require the certificate for every name on this address, or refuse a request whose Host is not exactly the"
                    + " name in SNI"),
    /** Enforcement that covers some paths, spellings or methods only. */
    OTHER_PATH(
            "require the certificate for the whole server and not for some paths, methods or the first request of a connection"),
    /** The site is served to whoever sends the headers by which proxies tell of a verified client, or of Cloudflare. */
    SPOOFED_HEADER(
            "remove these headers from what comes in before the server sets its own, and have the site refuse what comes"
                    + " without them"),
    /** A TLS session opened without a certificate, under whatever name, is resumed under the protected one and served. */
    RESUMPTION("require the certificate in the handshake and for every name and port of this address (Node.js:"
            + " rejectUnauthorized: true), or keep the sessions and tickets of names and ports apart; HAProxy: ask"
            + " ssl_c_verify, as ssl_c_err and ssl_c_ca_err are 0 in a resumed session"),
    /** The protected site is served without TLS. */
    PLAIN_HTTP("close the port, or redirect to https there"),
    /** The protected site is served over HTTP/2, or to a request for a WebSocket. */
    OTHER_PROTOCOL("require the certificate for HTTP/2 and for WebSockets as well, or switch them off"),
    /** The protected site is served over HTTP/3, where a server may have another TLS configuration. */
    HTTP3("close the UDP port or switch HTTP/3 off, which Cloudflare does not use towards origins, or require the"
            + " certificate there as well; a server that was only reloaded may keep its old TLS on QUIC until it is"
            + " restarted (Caddy)"),
    /** The site is served when the ClientHello is cut into records or segments, or long. */
    FRAGMENTED_HELLO(
            "let whatever reads the server name before TLS read a whole ClientHello, and refuse what it cannot read"),
    /** TLS 1.0 or 1.1 is spoken. */
    OLD_TLS("switch TLS 1.0 and 1.1 off"),
    /** The site is served on another port. */
    OTHER_PORT("close the port, or require the certificate there as well"),
    /** A certificate of the configured issuer opens the front door after its validity is over (RFC 5280, section 6.1.3). */
    EXPIRED_CERTIFICATE(
            "with an expired certificate of your issuer",
            "let no error of verification pass, such as with crt-ignore-err or a check of the verification's result that"
                    + " excepts expiry");

    private final String visitor;
    private final String cure;

    Detour(String cure) {
        this("without a certificate", cure);
    }

    Detour(String visitor, String cure) {
        this.visitor = visitor;
        this.cure = cure;
    }

    /** Who takes this way, to be put behind "a visitor". */
    public String visitor() {
        return visitor;
    }

    /** What to change, as half a sentence. */
    public String cure() {
        return cure;
    }
}
