package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import java.io.InterruptedIOException;

/** The ways of one kind of detour. */
interface DetourWays {
    Detour detour();

    /** Whether one of them waits on purpose: it is begun first, as others can be tried meanwhile. */
    default boolean waits() {
        return false;
    }

    /** Tries them all. */
    void run(DetourVisitor visitor) throws InterruptedIOException;
}
