package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.origin.probe.Progress;

/**
 * Says at each tenth how far a long round is, so that nobody takes it for dead.
 *
 * @param doing what the round does, as the beginning of a sentence
 */
record ProgressLines(Console console, String doing) implements Progress {
    /** Fewer origins are done before anybody wonders. */
    private static final int LONG = 50;

    private static final int LINES = 10;

    @Override
    public void done(int done, int all) {
        boolean tenth = (long) done * LINES / all > (done - 1L) * LINES / all;
        if (all >= LONG && done < all && tenth) {
            console.say(doing + ": " + done + " of " + all);
        }
    }
}
