package io.jenkins.plugins.cloudflare.aop.pki;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the PEM blocks in a text, whatever stands around them: bag attributes, comments, byte order marks, any line ends,
 * blanks at the ends of lines, or blanks instead of line ends. It works on arrays that it wipes, since the text may hold
 * a private key.
 */
final class PemScanner {
    private static final Pattern MARKER = Pattern.compile("-----(BEGIN|END) ([A-Z0-9][A-Z0-9 ]{0,40})-----");
    private static final Pattern HEADER = Pattern.compile("\\s*+([A-Za-z0-9-]++):[ \\t]*+([^\\r\\n]*+)");

    private final String name;
    private final CharBuffer text;

    private PemScanner(String name, CharBuffer text) {
        this.name = name;
        this.text = text;
    }

    /** @return the blocks in the order of the text, none when there is no PEM in it */
    static List<PemBlock> scan(String name, byte[] content) throws PkiException {
        CharBuffer text = charset(content).decode(ByteBuffer.wrap(content));
        try {
            return new PemScanner(name, text).blocks();
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    /** PowerShell writes UTF-16 with a mark; for anything else each byte is a character, as PEM is ASCII. */
    private static Charset charset(byte[] content) {
        boolean marked = content.length > 1
                && (content[0] == (byte) 0xff && content[1] == (byte) 0xfe
                        || content[0] == (byte) 0xfe && content[1] == (byte) 0xff);
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    private List<PemBlock> blocks() throws PkiException {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher marker = MARKER.matcher(text);
        while (marker.find()) {
            String label = marker.group(2);
            int begin = marker.start();
            int body = marker.end();
            boolean whole = marker.group(1).equals("BEGIN")
                    && marker.find()
                    && marker.group(1).equals("END")
                    && marker.group(2).equals(label);
            if (!whole) {
                throw new PkiException(name + " is cut off or mixed up at the " + label + " block in line "
                        + line(begin) + ", whose BEGIN and END lines do not pair; store the complete file again");
            }
            blocks.add(block(label, begin, body, marker.start()));
        }
        return blocks;
    }

    private PemBlock block(String label, int begin, int body, int end) throws PkiException {
        Map<String, String> headers = new HashMap<>();
        Matcher header = HEADER.matcher(text);
        int start = body;
        while (header.region(start, end).lookingAt()) {
            headers.put(header.group(1), header.group(2).strip());
            start = header.end();
        }
        byte[] base64 = base64(start, end);
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            if (der.length == 0) {
                throw new PkiException(name + " has nothing between BEGIN and END of the " + label + " block in line "
                        + line(begin) + "; store the complete file again");
            }
            return new PemBlock(label, Map.copyOf(headers), der);
        } catch (IllegalArgumentException e) {
            throw new PkiException(name + " is damaged: the " + label + " block in line " + line(begin)
                    + " is not valid base64; store the file again as it was made, without editing it");
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    private byte[] base64(int start, int end) {
        byte[] kept = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = text.get(i);
            if (!Character.isWhitespace(c)) {
                kept[length++] = c < 0x80 ? (byte) c : (byte) '?';
            }
        }
        byte[] exact = Arrays.copyOf(kept, length);
        Arrays.fill(kept, (byte) 0);
        return exact;
    }

    /** Counted from 1, as editors do. */
    private int line(int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (text.get(i) == '\n') {
                line++;
            }
        }
        return line;
    }
}
