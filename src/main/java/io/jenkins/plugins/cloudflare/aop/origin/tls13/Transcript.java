package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;

/** All messages of a handshake, which its secrets depend on (RFC 8446, section 4.4.1). */
final class Transcript {
    private static final int MESSAGE_HASH = 254;
    /** A handshake takes a few kilobytes. */
    private static final int LIMIT = 256 * 1024;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** @throws VisitEndedException when there are more than a handshake has */
    void add(byte[] message) throws VisitEndedException {
        if (messages.size() + message.length > LIMIT) {
            throw new VisitEndedException(Ending.OWN_FAULT, "handshake too long");
        }
        messages.writeBytes(message);
    }

    byte[] hash(HashFunction function) throws GeneralSecurityException {
        return function.hash(messages.toByteArray());
    }

    /** Puts the hash of a first ClientHello in its place when a second is wanted. */
    void startOver(HashFunction function) throws GeneralSecurityException {
        byte[] first = hash(function);
        messages.reset();
        messages.writeBytes(ClientHello.message(MESSAGE_HASH, first));
    }
}
