package io.jenkins.plugins.cloudflare.aop.origin.client;

import java.io.InterruptedIOException;

/** Visits of one target, of which many are made at once, and those that this does not make clear in turn afterwards. */
public interface Staged {
    void atOnce(SideBySide beside) throws InterruptedIOException;

    /** Whether everything is clear by now. */
    boolean done();

    /** What is not clear yet, visit by visit. */
    void inTurn() throws InterruptedIOException;
}
