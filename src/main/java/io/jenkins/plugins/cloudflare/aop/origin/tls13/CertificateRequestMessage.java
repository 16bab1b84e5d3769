package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A server's wish for a certificate (RFC 8446, section 4.3.2).
 *
 * @param context to be repeated in the answer
 * @param schemes the numbers of the signature schemes that it takes
 * @param issuers the distinguished names (DER) that it says it accepts; empty also when it does not say
 */
record CertificateRequestMessage(byte[] context, Set<Integer> schemes, List<byte[]> issuers) {
    private static final int SIGNATURES = 13;
    private static final int AUTHORITIES = 47;

    /**
     * @param body without the message's header
     * @throws RuntimeException when it is cut short
     */
    static CertificateRequestMessage of(ByteBuffer body) {
        byte[] context = HandshakeMessages.vector(body, 1);
        Set<Integer> schemes = new LinkedHashSet<>();
        List<byte[]> issuers = new ArrayList<>();
        HandshakeMessages.extensions(body).forEach((type, content) -> {
            if (type == SIGNATURES) {
                ByteBuffer list = ByteBuffer.wrap(HandshakeMessages.vector(content, 2));
                while (list.hasRemaining()) {
                    schemes.add(list.getShort() & 0xffff);
                }
            } else if (type == AUTHORITIES) {
                ByteBuffer list = ByteBuffer.wrap(HandshakeMessages.vector(content, 2));
                while (list.hasRemaining()) {
                    issuers.add(HandshakeMessages.vector(list, 2));
                }
            }
        });
        return new CertificateRequestMessage(context, schemes, issuers);
    }
}
