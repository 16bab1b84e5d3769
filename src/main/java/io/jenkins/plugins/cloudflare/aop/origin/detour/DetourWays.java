package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import java.io.InterruptedIOException;

/** The ways of one kind of detour. */
interface DetourWays {
    Detour detour();

    /** Tries them all. */
    void run(DetourVisitor visitor) throws InterruptedIOException;
}
