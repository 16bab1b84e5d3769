package io.jenkins.plugins.cloudflare.aop.origin.http3;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.http.Huffman;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * QPACK (RFC 9204) as far as a visit needs it. The client announces a dynamic table of no size, so a response holds only entries of
 * the static table and literals.
 */
final class Qpack {
    private static final int INDEXED = 0x80;
    private static final int INDEXED_STATIC = 0x40;
    private static final int NAMED = 0x40;
    private static final int NAMED_STATIC = 0x10;
    private static final int LITERAL = 0x20;

    private final ByteBuffer section;

    private Qpack(byte[] section) {
        this.section = ByteBuffer.wrap(section);
    }

    /**
     * The fields by name, of several with one name the first.
     *
     * @throws VisitEndedException when they are none, or refer to a dynamic table
     */
    static Map<String, String> decode(byte[] section) throws VisitEndedException {
        try {
            return new Qpack(section).fields();
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private Map<String, String> fields() throws VisitEndedException {
        int requiredInsertCount = number(section.get() & 0xff, 8);
        number(section.get() & 0xff, 7);
        if (requiredInsertCount != 0) {
            throw broken();
        }
        Map<String, String> fields = new HashMap<>();
        while (section.hasRemaining()) {
            int first = section.get() & 0xff;
            if ((first & INDEXED) != 0 && (first & INDEXED_STATIC) != 0) {
                Map.Entry<String, String> field = known(number(first, 6));
                fields.putIfAbsent(field.getKey(), field.getValue());
            } else if ((first & INDEXED) == 0 && (first & NAMED) != 0 && (first & NAMED_STATIC) != 0) {
                String name = known(number(first, 4)).getKey();
                fields.putIfAbsent(name, text(section.get() & 0xff, 7));
            } else if ((first & (INDEXED | NAMED)) == 0 && (first & LITERAL) != 0) {
                String name = text(first, 3);
                fields.putIfAbsent(name, text(section.get() & 0xff, 7));
            } else {
                throw broken();
            }
        }
        return fields;
    }

    private static Map.Entry<String, String> known(int index) throws VisitEndedException {
        if (index >= QpackStaticTable.size()) {
            throw broken();
        }
        return QpackStaticTable.field(index);
    }

    /** RFC 7541, section 5.1. */
    private int number(int first, int bits) throws VisitEndedException {
        int most = (1 << bits) - 1;
        int number = first & most;
        if (number < most) {
            return number;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = section.get() & 0xff;
            number += (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw broken();
    }

    /** A string whose length has so many bits of its first byte, and whose code the bit before them (RFC 7541, 5.2). */
    private String text(int first, int bits) throws VisitEndedException {
        int length = number(first, bits);
        if (length > section.remaining()) {
            throw broken();
        }
        byte[] bytes = new byte[length];
        section.get(bytes);
        boolean huffman = (first & 1 << bits) != 0;
        return huffman ? Huffman.decode(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static VisitEndedException broken() {
        return new VisitEndedException(Ending.NOT_HTTP, "QPACK");
    }

    /** A request's fields, all as literals. */
    static byte[] encode(Map<String, String> fields) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        // No dynamic table: neither a required insert count nor a base.
        section.writeBytes(new byte[2]);
        fields.forEach((name, value) -> {
            literal(section, LITERAL, 3, name);
            literal(section, 0, 7, value);
        });
        return section.toByteArray();
    }

    private static void literal(ByteArrayOutputStream section, int prefix, int bits, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int most = (1 << bits) - 1;
        if (bytes.length < most) {
            section.write(prefix | bytes.length);
        } else {
            section.write(prefix | most);
            int rest = bytes.length - most;
            for (; rest >= 0x80; rest >>= 7) {
                section.write(rest & 0x7f | 0x80);
            }
            section.write(rest);
        }
        section.writeBytes(bytes);
    }
}
