package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.security.GeneralSecurityException;

/** Takes the frames of packets (RFC 9000, section 19); all by default for nothing. */
interface FrameHandler {
    /** What a window or a number of streams is about (RFC 9000, sections 19.9 to 19.11). */
    enum Credit {
        DATA,
        STREAM_DATA,
        STREAMS_BIDIRECTIONAL,
        STREAMS_UNIDIRECTIONAL
    }

    /** The server has these packets. */
    default void acknowledged(PacketNumbers numbers) {}

    /** Bytes of the handshake. */
    default void crypto(long offset, byte[] data) throws VisitEndedException, GeneralSecurityException {}

    /** Bytes of a stream; {@code last} when nothing follows them. */
    default void stream(long id, long offset, byte[] data, boolean last) throws VisitEndedException {}

    /** The server gives a stream up. */
    default void reset(long id, long code) throws VisitEndedException {}

    /** The server allows more; the stream is 0 where none is meant. */
    default void credit(Credit kind, long stream, long limit) {}

    /** The server has another name for itself. */
    default void connectionId(long sequence, long retirePriorTo, byte[] id) {}

    /** The server wants to hear this again. */
    default void challenge(byte[] data) {}

    /** The server has seen the end of the handshake. */
    default void handshakeDone() {}

    /** The server ends the connection. */
    default void close(CloseReason reason) throws VisitEndedException {}
}
