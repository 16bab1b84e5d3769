package io.jenkins.plugins.cloudflare.aop.origin;

/** Text from outside, made fit for one line of a message. */
public final class Quoted {
    private static final int LIMIT = 120;

    private Quoted() {}

    /** Everything but printable ASCII becomes a blank, and what is over 120 characters is cut. */
    public static String brief(String text) {
        String line = text.replaceAll("[^ -~]+", " ").strip();
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "...";
    }
}
