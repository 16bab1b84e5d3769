package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.List;

/** A server as a function from visitor, way and time, which it counts itself, to an answer. */
public interface MadeUpServer {
    /** What it answers to a visit. */
    Reply answer(Call call);

    /** Whether it accepts connections at a port. */
    boolean listens(int port);

    /** Whether it speaks TLS 1.0 and 1.1. */
    boolean old();

    /** The certificates that it shows (DER). */
    List<byte[]> chain();

    /** How the connection speaks. */
    enum Layer {
        TLS,
        PLAIN,
        PLAIN_HTTP_2,
        UPGRADED
    }

    /**
     * All that a server sees of a visit.
     *
     * @param version that is offered; null without TLS
     * @param newerToo whether TLS 1.3 is offered beside TLS 1.2
     * @param sni null for none
     * @param before what was asked before on the connection, null for nothing
     * @param h2 whether HTTP/2 is all that the visit speaks
     * @param longHello whether the ClientHello has more than a segment
     * @param opens whether it is made for the session that comes of it
     * @param opening of the session that is resumed, null for a fresh one
     */
    record Call(
            int port,
            Layer layer,
            Visitor visitor,
            TlsVersion version,
            boolean newerToo,
            String sni,
            HttpQuestion before,
            HttpQuestion question,
            HelloShape hello,
            boolean h2,
            boolean longHello,
            boolean opens,
            Call opening) {}

    /**
     * What became of it.
     *
     * @param asked whether a certificate was asked for
     * @param issuers that are accepted (DER)
     * @param session whether a session came of it that may be resumed, or was resumed
     */
    record Reply(
            Phase phase,
            Ending ending,
            HttpAnswer answer,
            boolean asked,
            List<byte[]> issuers,
            boolean session,
            boolean h2) {
        public Reply {
            issuers = List.copyOf(issuers);
        }
    }
}
