package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.util.HashMap;
import java.util.Map;

/** The Huffman code of HPACK (RFC 7541, appendix B). It is canonical, so the lengths of its codes say it all. */
final class Huffman {
    /** The length of each byte's code, A for 5 bits to Z for 30. */
    private static final String LENGTHS =
            "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJB"
                    + "KABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS"
                    + "VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;

    /** Each byte by its code with a 1 before it, so that codes of different lengths differ. */
    private static final Map<Integer, Character> BYTES = bytes();

    private Huffman() {}

    /** @throws VisitEndedException when the text holds a code that is none */
    static String decode(byte[] coded) throws VisitEndedException {
        StringBuilder text = new StringBuilder(coded.length * 2);
        int code = 1;
        for (int bit = 0; bit < coded.length * 8; bit++) {
            code = code << 1 | coded[bit / 8] >> 7 - bit % 8 & 1;
            Character symbol = BYTES.get(code);
            if (symbol != null) {
                text.append(symbol);
                code = 1;
            } else if (code >> LONGEST == 1) {
                throw new VisitEndedException(Ending.NOT_HTTP, "HPACK");
            }
        }
        return text.toString();
    }

    /** Canonical codes count up by length, then by byte. */
    private static Map<Integer, Character> bytes() {
        Map<Integer, Character> bytes = new HashMap<>();
        int next = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            next <<= 1;
            for (char symbol = 0; symbol < LENGTHS.length(); symbol++) {
                if (LENGTHS.charAt(symbol) - 'A' + SHORTEST == length) {
                    bytes.put(1 << length | next, symbol);
                    next++;
                }
            }
        }
        return Map.copyOf(bytes);
    }
}
