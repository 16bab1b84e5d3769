package io.jenkins.plugins.cloudflare.aop.origin.probe;

/** Is told while a probe runs; from any of its threads. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (done, all) -> {};

    /** So many targets of all are done; told one at a time. */
    void done(int done, int all);

    /** An address turned visits away, so they pause there and half as many are made at once. Told once by each probe. */
    default void slowed(String address) {}
}
