package io.jenkins.plugins.cloudflare.aop.origin;

/** The Huffman code of HPACK (RFC 7541, appendix B). It is canonical, so the lengths of its codes say it all. */
final class HuffmanCode {
    /** The length of each byte's code, A for 5 bits to Z for 30. */
    private static final String LENGTHS =
            "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJB"
                    + "KABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS"
                    + "VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;

    private HuffmanCode() {}

    /** @throws Ended when the text holds a code that is none */
    static String decode(byte[] coded) throws Ended {
        StringBuilder text = new StringBuilder(coded.length * 2);
        int code = 0;
        int length = 0;
        for (int bit = 0; bit < coded.length * 8; bit++) {
            code = code << 1 | coded[bit / 8] >> 7 - bit % 8 & 1;
            length++;
            int symbol = symbol(code, length);
            if (symbol >= 0) {
                text.append((char) symbol);
                code = 0;
                length = 0;
            } else if (length >= LONGEST) {
                throw new Ended(Ending.NOT_HTTP, "HPACK");
            }
        }
        return text.toString();
    }

    /** The byte with this code, -1 when the code is not complete. Canonical codes count up by length, then by byte. */
    private static int symbol(int code, int length) {
        int next = 0;
        for (int step = SHORTEST; step <= length; step++) {
            next <<= 1;
            for (int symbol = 0; symbol < LENGTHS.length(); symbol++) {
                if (LENGTHS.charAt(symbol) - 'A' + SHORTEST == step) {
                    if (step == length && next == code) {
                        return symbol;
                    }
                    next++;
                }
            }
        }
        return -1;
    }
}
