package io.jenkins.plugins.cloudflare.aop.origin;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLEngine;

/** Where the TLS engine of a visit comes from, and who watches it. */
interface VisitTls {
    /**
     * An engine for the next handshake.
     *
     * @throws Ended when this machine's TLS stack cannot do it
     */
    SSLEngine engine(Approach approach, String protocol) throws Ended;

    Witness witness();

    AnyServer trust();

    /** Makes one for a visitor. */
    interface Maker {
        VisitTls make(Approach approach) throws GeneralSecurityException;
    }
}
