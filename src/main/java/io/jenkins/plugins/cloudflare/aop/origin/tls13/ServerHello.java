package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.nio.ByteBuffer;

/**
 * A server's answer to {@link ClientHello} (RFC 8446, section 4.1.3).
 *
 * @param share its public point, uncompressed
 * @param resumes whether it takes the ticket
 */
record ServerHello(byte[] share, boolean resumes) {
    /** Of a key share, in bytes: the group and the length of the point. */
    private static final int GROUP_AND_LENGTH = 4;

    private static final int LEGACY_VERSION_AND_RANDOM = 34;

    /**
     * @param message with its header
     * @throws VisitEndedException when it is not TLS 1.3, or asks for another hello
     */
    static ServerHello of(byte[] message) throws VisitEndedException {
        ByteBuffer in = ByteBuffer.wrap(message);
        in.position(HandshakeReader.HEADER + LEGACY_VERSION_AND_RANDOM);
        in.position(in.position() + 1 + (in.get(in.position()) & 0xff));
        int suite = in.getShort() & 0xffff;
        in.get();
        in.getShort();
        byte[] share = {};
        boolean resumes = false;
        boolean newest = false;
        while (in.hasRemaining()) {
            int type = in.getShort() & 0xffff;
            ByteBuffer content = in.slice(in.position() + 2, in.getShort(in.position()) & 0xffff);
            in.position(in.position() + 2 + content.remaining());
            if (type == ClientHello.SUPPORTED_VERSIONS) {
                newest = content.getShort() == ClientHello.TLS_1_3;
            } else if (type == ClientHello.PRE_SHARED_KEY) {
                resumes = true;
            } else if (type == ClientHello.KEY_SHARE && content.remaining() > GROUP_AND_LENGTH) {
                content.position(GROUP_AND_LENGTH);
                share = new byte[content.remaining()];
                content.get(share);
            }
        }
        if (!newest || suite != ClientHello.SUITE || share.length == 0) {
            throw new VisitEndedException(Ending.OTHER_VERSION, "");
        }
        return new ServerHello(share, resumes);
    }
}
