package io.jenkins.plugins.cloudflare.aop.standalone.bench;

/** What a number given as an option may be. */
public final class Bounds {
    private Bounds() {}

    /** @throws IllegalArgumentException with a sentence for the user */
    public static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    option + " is " + value + ", which is not from " + least + " to " + most);
        }
    }
}
