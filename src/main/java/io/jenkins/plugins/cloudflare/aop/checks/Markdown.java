package io.jenkins.plugins.cloudflare.aop.checks;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;

/** Text from outside as a part of a line of Markdown (CommonMark, with the tables and links of GitHub). */
final class Markdown {
    /** Whatever could begin markup, markup of GitHub's own, or a link that nobody wrote. */
    private static final String SPECIAL = "\\`*_{}[]()#+!|~$@:.^\"";

    private Markdown() {}

    /** Shows as it is; "" for null. */
    static String text(String text) {
        String line = text == null ? "" : PrintableText.line(text);
        StringBuilder shown = new StringBuilder(line.length());
        for (char c : line.toCharArray()) {
            switch (c) {
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                case '&' -> shown.append("&amp;");
                default -> shown.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return shown.toString();
    }

    /** A name in fixed width; a backtick in it, which no name has, becomes an apostrophe. A dash for null or nothing. */
    static String code(String text) {
        String name = PrintableText.brief(text).replace('`', '\'').replace("|", "\\|");
        return name.isEmpty() ? "-" : "`" + name + "`";
    }
}
