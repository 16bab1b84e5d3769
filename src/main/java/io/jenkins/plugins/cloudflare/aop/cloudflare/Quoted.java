package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.regex.Pattern;

/** Text from outside, made fit for one line of a message. */
public final class Quoted {
    private static final int LIMIT = 200;
    /** Line and format controls as well: they could forge a line of a log or turn its direction. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private static final Pattern SECRET_PEM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*", Pattern.DOTALL);

    private Quoted() {}

    /** Control characters become blanks, an echoed private key is dropped and what is over 200 characters is cut. */
    public static String brief(String text) {
        if (text == null) {
            return "";
        }
        String safe = SECRET_PEM.matcher(text).replaceAll("[private key]");
        String line = CONTROLS.matcher(safe).replaceAll(" ").strip();
        if (line.length() <= LIMIT) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
        return line.substring(0, end) + "...";
    }
}
