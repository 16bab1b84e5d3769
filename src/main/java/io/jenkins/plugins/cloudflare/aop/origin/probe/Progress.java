package io.jenkins.plugins.cloudflare.aop.origin.probe;

/** Is told while a probe runs; from any of its threads, one at a time. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (done, all) -> {};

    /** So many targets of all are done. */
    void done(int done, int all);
}
