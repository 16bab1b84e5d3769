package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * HPACK (RFC 7541) as far as a visit needs it. The visitor announces a dynamic table of no size, so a response holds only entries
 * of the static table and literals; of the static table only what is asked of a response is known by name.
 */
final class HpackReader {
    private static final int STATIC_ENTRIES = 61;
    private static final int STATUS = 8;
    private static final int LOCATION = 46;
    private static final int SERVER = 54;
    private static final String[] STATUSES = {"200", "204", "206", "304", "400", "404", "500"};

    private final ByteBuffer block;

    private HpackReader(byte[] block) {
        this.block = ByteBuffer.wrap(block);
    }

    /** The fields by name; one whose name is of no interest goes under the empty name. */
    static Map<String, String> decode(byte[] block) throws VisitEndedException {
        try {
            return new HpackReader(block).fields();
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private Map<String, String> fields() throws VisitEndedException {
        Map<String, String> fields = new HashMap<>();
        while (block.hasRemaining()) {
            int first = block.get() & 0xff;
            if (first >= 0x80) {
                int index = number(first, 7);
                fields.putIfAbsent(name(index), value(index));
            } else if ((first & 0xe0) == 0x20) {
                number(first, 5);
            } else {
                int index = number(first, first >= 0x40 ? 6 : 4);
                String name = index == 0 ? text() : name(index);
                fields.putIfAbsent(name, text());
            }
        }
        return fields;
    }

    private static String name(int index) throws VisitEndedException {
        if (index < 1 || index > STATIC_ENTRIES) {
            throw broken();
        }
        return index >= STATUS && index < STATUS + STATUSES.length
                ? ":status"
                : index == SERVER ? "server" : index == LOCATION ? "location" : "";
    }

    private static String value(int index) {
        return index >= STATUS && index < STATUS + STATUSES.length ? STATUSES[index - STATUS] : "";
    }

    /** RFC 7541, section 5.1. */
    private int number(int first, int bits) throws VisitEndedException {
        int most = (1 << bits) - 1;
        int number = first & most;
        if (number < most) {
            return number;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = block.get() & 0xff;
            number += (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw broken();
    }

    /** RFC 7541, section 5.2. */
    private String text() throws VisitEndedException {
        int first = block.get() & 0xff;
        int length = number(first, 7);
        if (length > block.remaining()) {
            throw broken();
        }
        byte[] bytes = new byte[length];
        block.get(bytes);
        return first >= 0x80 ? Huffman.decode(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static VisitEndedException broken() {
        return new VisitEndedException(Ending.NOT_HTTP, "HPACK");
    }

    /** A request's fields, all as literals that need not be remembered. */
    static byte[] encode(Map<String, String> fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            block.write(0);
            literal(block, name);
            literal(block, value);
        });
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < 0x7f) {
            block.write(bytes.length);
        } else {
            block.write(0x7f);
            int rest = bytes.length - 0x7f;
            for (; rest >= 0x80; rest >>= 7) {
                block.write(rest & 0x7f | 0x80);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
