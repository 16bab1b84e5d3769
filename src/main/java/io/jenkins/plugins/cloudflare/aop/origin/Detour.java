package io.jenkins.plugins.cloudflare.aop.origin;

/** Ways around the front door of an origin that enforces; each is looked for, and switched off, by its name. */
public enum Detour {
    /** Certificates of others open the front door as well. */
    OTHER_ISSUERS(
            "take them out of the server's list of client CAs; one above your issuer may stay when it is stored with your"
                    + " certificate, any when it is named in allowedIssuers"),
    /** The protected site is served when another name, or none, stands in SNI, or Host is spelled differently. */
    OTHER_NAME(
            "require the certificate for every name on this address, or refuse a request whose Host is not exactly the"
                    + " name in SNI"),
    /** A TLS session opened without a certificate, under whatever name, is resumed under the protected one and served. */
    RESUMPTION(
            "require the certificate in the handshake and for every name on this address (Node.js: rejectUnauthorized:"
                    + " true), or keep the names' sessions and tickets apart"),
    /** The protected site is served without TLS. */
    PLAIN_HTTP("close the port, or redirect to https there"),
    /** The protected site is served over HTTP/2. */
    OTHER_PROTOCOL("require the certificate for HTTP/2 as well, or switch HTTP/2 off"),
    /** The protected site is served over HTTP/3, where a server may have another TLS configuration. */
    HTTP3("close the UDP port or switch HTTP/3 off, which Cloudflare does not use towards origins, or require the"
            + " certificate there as well; a server that was only reloaded may keep its old TLS on QUIC until it is"
            + " restarted (Caddy)"),
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
