package io.jenkins.plugins.cloudflare.aop.origin.network;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection as HTTP sees it, with TLS or without. Every way it ends comes as {@link VisitEndedException}. */
public interface Connection {
    /** Sends everything, or as much as the peer takes before it hangs up; what it said before is still to be read. */
    void send(byte[] bytes) throws IOException;

    /** What came next, at least one byte; valid until the next call. */
    ByteBuffer receive() throws IOException;
}
