package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.UUID;

/** Identifiers as the API makes them for all but certificates: 32 hexadecimal digits. */
final class Ids {
    private Ids() {}

    static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
