package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.util.EnumMap;
import java.util.Map;

/** What a server allows a client to send (RFC 9000, section 4): one stream each way, and so many bytes. */
final class SendCredit {
    private final Map<FrameHandler.Credit, Long> limits = new EnumMap<>(FrameHandler.Credit.class);
    private long side;

    /** A limit; it never sinks. */
    void grant(FrameHandler.Credit kind, long limit) {
        limits.merge(kind, limit, Math::max);
    }

    /** How much may go on a stream that only the client sends on. */
    void grantSide(long limit) {
        side = Math.max(side, limit);
    }

    /** Whether so much may go on the first stream of each kind. */
    boolean covers(int request, int settings) {
        return limit(FrameHandler.Credit.STREAMS_BIDIRECTIONAL) > 0
                && limit(FrameHandler.Credit.STREAMS_UNIDIRECTIONAL) > 0
                && limit(FrameHandler.Credit.STREAM_DATA) >= request
                && limit(FrameHandler.Credit.DATA) >= request + settings
                && side >= settings;
    }

    private long limit(FrameHandler.Credit kind) {
        return limits.getOrDefault(kind, 0L);
    }
}
