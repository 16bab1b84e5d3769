package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.UUID;

/** Ids of requests. */
final class Rays {
    private Rays() {}

    /** 16 hexadecimal digits and a data centre that is none of Cloudflare's. */
    static String next() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "-EMU";
    }
}
