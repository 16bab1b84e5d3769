package io.jenkins.plugins.cloudflare.aop.emulator;

/** Whose turn it is to be odd: every third, so that what is done again goes well. */
final class EveryThird {
    private final boolean chosen;
    private int seen;

    EveryThird(EmulatorOptions options, Oddity oddity) {
        this.chosen = options.oddities().contains(oddity);
    }

    /** Counts one more. */
    synchronized boolean isNext() {
        seen++;
        return chosen && seen % 3 == 0;
    }
}
