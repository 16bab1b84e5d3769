package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The log of a build on standard output, whole lines at a time. Known secrets never get through. */
public final class Log {
    /** Shorter ones would mask ordinary words, and are no secrets. */
    private static final int SHORTEST_SECRET = 4;

    private final PrintStream out;
    /** Longest first: a secret may hold another one. */
    private final Set<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    public Log(PrintStream out) {
        this.out = out;
    }

    /** Replaces this text by asterisks from now on. */
    public void mask(String secret) {
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_SECRET)
                .forEach(secrets::add);
    }

    /** Prints text, each of its lines behind the prefix. */
    void say(String prefix, String text) {
        String safe = masked(text);
        synchronized (out) {
            safe.lines().forEach(line -> out.println(prefix + line));
            if (safe.isEmpty()) {
                out.println(prefix);
            }
            out.flush();
        }
    }

    /** The text without secrets. */
    public String masked(String text) {
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, "****");
        }
        return safe;
    }
}
