package io.jenkins.plugins.cloudflare.aop.record.text;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Printable text, broken into the lines of a build log. */
final class WrappedText {
    /** Up to and including where a name may be broken: between words, after a separator. */
    private static final Pattern PIECE = Pattern.compile(" +|[^ _.:/,=-]*[_.:/,=-]|[^ _.:/,=-]+");

    private WrappedText() {}

    /** Lines of at most {@code width} characters, at least one. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text, width)) {
            if (line.length() + piece.stripTrailing().length() > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            if (line.length() > 0 || !piece.isBlank()) {
                line.append(piece);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Any text as lines of at most {@code width} characters behind a label, the later ones beneath the first. */
    static List<String> labelled(String label, String text, int width) {
        List<String> lines = new ArrayList<>();
        String indent = label;
        for (String line : wrap(PrintableText.line(text), width - label.length())) {
            lines.add(indent + line);
            indent = " ".repeat(label.length());
        }
        return lines;
    }

    /** Whole words where they fit into a line, else parts of them. */
    private static List<String> pieces(String text, int width) {
        List<String> pieces = new ArrayList<>();
        for (String word : text.split("(?<= )")) {
            if (word.stripTrailing().length() <= width) {
                pieces.add(word);
                continue;
            }
            Matcher parts = PIECE.matcher(word);
            while (parts.find()) {
                for (int from = 0; from < parts.group().length(); from += width) {
                    pieces.add(parts.group()
                            .substring(
                                    from, Math.min(from + width, parts.group().length())));
                }
            }
        }
        return pieces;
    }
}
