package io.jenkins.plugins.cloudflare.aop.cloudflare;

/** Text from outside, made fit for one line of a message. */
final class Quoted {
    private static final int LIMIT = 200;

    private Quoted() {}

    /** Control characters become blanks and what is over 200 characters is cut. */
    static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "...";
    }
}
