package io.jenkins.plugins.cloudflare.aop.origin.visit;

/** How a visit says hello in TLS, where servers and what stands before them may be careless. */
public enum HelloShape {
    /** In one record and one segment, with the protocol of the visit alone on offer. */
    USUAL(0, 0, 0),
    /** Without the extension for protocols (RFC 7301), as old clients do. */
    NO_PROTOCOL(0, 0, 0),
    /** With HTTP/2 and HTTP/1.1 on offer. */
    BOTH_PROTOCOLS(0, 0, 0),
    /** Cut into records of few bytes (RFC 8446, section 5.1), so that none holds the server name whole. */
    MANY_RECORDS(40, 0, 0),
    /** Cut into TCP segments, the second a moment after the first. */
    MANY_SEGMENTS(0, 60, 100),
    /** Cut into TCP segments, the second so late that a proxy may no longer wait for it. */
    LATE_SEGMENTS(0, 200, 900);

    private final int recordBytes;
    private final int segmentBytes;
    private final int pauseMillis;

    HelloShape(int recordBytes, int segmentBytes, int pauseMillis) {
        this.recordBytes = recordBytes;
        this.segmentBytes = segmentBytes;
        this.pauseMillis = pauseMillis;
    }

    /** Bytes in a record, 0 for as many as there are. */
    int recordBytes() {
        return recordBytes;
    }

    /** Bytes in the first segment, 0 for as many as there are. */
    int segmentBytes() {
        return segmentBytes;
    }

    /** Between the first segment and the rest. */
    int pauseMillis() {
        return pauseMillis;
    }
}
