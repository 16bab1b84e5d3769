package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Handshake messages out of records, which cut them as they like (RFC 8446, section 5.1). */
final class HandshakeReader {
    private final RecordLayer records;
    private final HandshakeMessages messages = new HandshakeMessages();

    HandshakeReader(RecordLayer records) {
        this.records = records;
    }

    /** The next message, with its header. */
    byte[] next() throws IOException, GeneralSecurityException {
        byte[] message = messages.next();
        while (message == null) {
            RecordLayer.Content content = records.read();
            if (content.type() != RecordLayer.HANDSHAKE) {
                throw new VisitEndedException(Ending.OWN_FAULT, "no handshake");
            }
            add(content.bytes());
            message = messages.next();
        }
        return message;
    }

    /** The next message of those that have come already, null when none is complete. */
    byte[] poll() {
        return messages.next();
    }

    /** Takes what came between other records. */
    void add(byte[] bytes) throws VisitEndedException {
        messages.add(bytes);
    }
}
