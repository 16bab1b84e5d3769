package io.jenkins.plugins.cloudflare.aop.pki;

/** Text from outside, made fit for one line of a message. */
final class OneLine {
    private static final int LIMIT = 200;

    private OneLine() {}

    /** Control characters become blanks and what is over 200 characters is cut. */
    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "...";
    }
}
