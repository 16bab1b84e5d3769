package io.jenkins.plugins.cloudflare.aop.origin;

/** Ways around the front door of an origin that enforces; each is looked for, and switched off, by its name. */
public enum Detour {
    /** Certificates of others open the front door as well. */
    OTHER_ISSUERS("take them out of the server's list of client CAs, or name them in allowedIssuers"),
    /** The protected site is served when another name, or none, stands in SNI, or Host is spelled differently. */
    OTHER_NAME(
            "require the certificate for every name on this address, or refuse a request whose Host is not exactly the"
                    + " name in SNI"),
    /** A TLS session opened under another name, without a certificate, is resumed under the protected one. */
    RESUMPTION("require the certificate for every name on this address, or keep the names' sessions and tickets apart"),
    /** The protected site is served without TLS. */
    PLAIN_HTTP("close the port, or redirect to https there"),
    /** The protected site is served over HTTP/2. */
    OTHER_PROTOCOL("require the certificate for HTTP/2 as well, or switch HTTP/2 off");

    private final String cure;

    Detour(String cure) {
        this.cure = cure;
    }

    /** What to change, as half a sentence. */
    String cure() {
        return cure;
    }
}
