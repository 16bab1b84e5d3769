package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Integers of one to eight bytes, which say their own length in the first two bits (RFC 9000, section 16). */
public final class VarInt {
    /** The greatest. */
    public static final long MAX = (1L << 62) - 1;

    private VarInt() {}

    /** @throws java.nio.BufferUnderflowException when it is cut short */
    public static long read(ByteBuffer in) {
        int first = in.get() & 0xff;
        long value = first & 0x3f;
        for (int rest = (1 << (first >> 6)) - 1; rest > 0; rest--) {
            value = value << Byte.SIZE | in.get() & 0xff;
        }
        return value;
    }

    /** Writes it in as few bytes as it takes. */
    public static void write(ByteArrayOutputStream out, long value) {
        int power = value < 1 << 6 ? 0 : value < 1 << 14 ? 1 : value < 1 << 30 ? 2 : 3;
        for (int at = (1 << power) - 1; at >= 0; at--) {
            int prefix = at == (1 << power) - 1 ? power << 6 : 0;
            out.write((int) (value >>> Byte.SIZE * at) & 0xff | prefix);
        }
    }
}
