package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that visits the server. */
interface Contender {
    /** For people, fit for the beginning of a row. */
    String label();

    List<String> command();

    /** What its standard input is. */
    default Path input() {
        return Path.of("/dev/null");
    }

    /**
     * How many visits were answered with each status.
     *
     * @param output what it wrote to standard output
     */
    Map<Integer, Integer> answers(String output);
}
