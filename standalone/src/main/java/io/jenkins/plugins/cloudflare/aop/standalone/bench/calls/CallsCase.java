package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import java.util.List;

/**
 * Some hostnames, shared among some certificates, in a zone that has none of it yet or all of it.
 *
 * @param certificates ten at most, as a zone has no room for more; each takes a hundred hostnames
 */
record CallsCase(int hostnames, int certificates) {
    static final String ZONE = "example.com";

    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_EACH = 100;

    /** With as few certificates as take them. */
    static CallsCase of(int hostnames) {
        int certificates = (hostnames + MOST_EACH - 1) / MOST_EACH;
        if (hostnames < 1 || certificates > MOST_CERTIFICATES) {
            throw new IllegalArgumentException(
                    "--hostnames " + hostnames + " is not from 1 to " + MOST_CERTIFICATES * MOST_EACH + ".");
        }
        return new CallsCase(hostnames, certificates);
    }

    static String hostname(int index) {
        return "h" + index + "." + ZONE;
    }

    static String credential(int certificate) {
        return "client-" + certificate;
    }

    /** The hostnames of one certificate, from one index to before the other. */
    List<Integer> range(int certificate) {
        return List.of(certificate * hostnames / certificates, (certificate + 1) * hostnames / certificates);
    }

    String label() {
        return hostnames
                + (hostnames == 1 ? " hostname, " : " hostnames, ")
                + certificates
                + (certificates == 1 ? " certificate" : " certificates");
    }
}
