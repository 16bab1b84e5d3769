package io.jenkins.plugins.cloudflare.aop.emulator;

/** Ids of requests. */
final class RayIds {
    private RayIds() {}

    /** 16 hexadecimal digits and a data centre that is none of Cloudflare's. */
    static String next() {
        return Ids.next().substring(0, 16) + "-EMU";
    }
}
