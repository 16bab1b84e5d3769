package io.jenkins.plugins.cloudflare.aop.standalone.step;

/** What {@code junit} returns. */
public final class TestResultSummary {
    private int passed;
    private int failed;
    private int skipped;

    void pass() {
        passed++;
    }

    void fail() {
        failed++;
    }

    void skip() {
        skipped++;
    }

    public int getPassCount() {
        return passed;
    }

    public int getFailCount() {
        return failed;
    }

    public int getSkipCount() {
        return skipped;
    }

    public int getTotalCount() {
        return passed + failed + skipped;
    }
}
