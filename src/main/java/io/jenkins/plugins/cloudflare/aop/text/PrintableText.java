package io.jenkins.plugins.cloudflare.aop.text;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The one way to show text that came from outside. Characters that a reader cannot see, or that a terminal, a browser or
 * Jenkins' console could obey, are written as {@code \}{@code uXXXX}, one for each UTF-16 unit: control characters (C0,
 * DEL, C1), line and paragraph separators, bidirectional marks (UAX #9), zero width and other default ignorable
 * characters (UAX #44), unpaired surrogates, private use and unassigned code points. A private key in PEM is left out.
 */
public final class PrintableText {
    /** No quotation in a sentence is longer, in UTF-16 units. */
    public static final int BRIEF = 200;
    /** No sentence is longer, in UTF-16 units. */
    public static final int LINE = 4_000;

    private static final String CUT = "...";
    private static final Pattern PRIVATE_PEM = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL);

    private PrintableText() {}

    /** One line of at most {@value #BRIEF} characters and "...", for a quotation within a sentence; "" for null. */
    public static String brief(String text) {
        return text == null ? "" : cut(oneLine(text, BRIEF), BRIEF);
    }

    /** One line of at most {@value #LINE} characters and "...", for a whole sentence; null stays null. */
    public static String line(String text) {
        return text == null ? null : cut(oneLine(text, LINE), LINE);
    }

    /** Text that has a layout already: line feeds and blanks stay, nothing is cut; "" for null. */
    public static String laidOut(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder shown = new StringBuilder(text.length());
        String safe = withoutKeys(text);
        for (int i = 0; i < safe.length(); i += Character.charCount(safe.codePointAt(i))) {
            append(shown, safe.codePointAt(i), c -> c == '\n');
        }
        return shown.toString();
    }

    /** A line that has a layout already, such as a row of a table: blanks stay, nothing is cut; "" for null. */
    public static String row(String text) {
        return laidOut(text).replace("\n", escape('\n'));
    }

    /** White space of all kinds is joined to one blank. Stops soon after {@code enough} characters. */
    private static String oneLine(String text, int enough) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), enough));
        String safe = withoutKeys(text);
        boolean blank = false;
        for (int i = 0; i < safe.length() && shown.length() <= enough; i += Character.charCount(safe.codePointAt(i))) {
            int c = safe.codePointAt(i);
            if (isWhite(c)) {
                blank = shown.length() > 0;
                continue;
            }
            if (blank) {
                shown.append(' ');
                blank = false;
            }
            append(shown, c, kept -> false);
        }
        return shown.toString();
    }

    private static String withoutKeys(String text) {
        return PRIVATE_PEM.matcher(text).replaceAll("[private key]");
    }

    /** Neither within a surrogate pair nor within an escape. */
    private static String cut(String line, int limit) {
        if (line.length() <= limit) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(limit - 1)) ? limit - 1 : limit;
        int escape = line.lastIndexOf("\\u", end - 1);
        if (escape >= 0 && escape + 6 > end) {
            end = escape;
        }
        return line.substring(0, end) + CUT;
    }

    private static void append(StringBuilder shown, int c, IntPredicate kept) {
        if (kept.test(c) || !isHidden(c)) {
            shown.appendCodePoint(c);
            return;
        }
        for (char unit : Character.toChars(c)) {
            shown.append(escape(unit));
        }
    }

    private static String escape(char unit) {
        return "\\u" + String.format(Locale.ROOT, "%04X", (int) unit);
    }

    private static boolean isWhite(int c) {
        return c >= '\t' && c <= '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isIgnorable(c);
        };
    }

    /** Default_Ignorable_Code_Point of UAX #44 beyond the format characters: joiners, fillers, variation selectors. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xE0100 && c <= 0xE01EF;
    }
}
