package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits with curl, so many at once. As the probe does, they ask in HTTP/1.1 and take any server certificate; they read
 * no settings of the user, and no bundle of public CAs, which would take most of their time.
 */
public record Curls(Programs programs, int atOnce, Path authority) {
    /**
     * The command that reads from standard input the arguments of each visit, on a line of its own.
     *
     * @param more arguments of all visits
     */
    public List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                programs.xargs().toString(),
                "-P",
                Integer.toString(atOnce),
                "-L",
                "1",
                programs.curl().toString()));
        command.addAll(List.of("-q", "--silent", "--insecure", "--cacert", authority.toString(), "--http1.1"));
        command.addAll(List.of("--max-time", "30", "--output", "/dev/null"));
        command.addAll(List.of(more));
        return command;
    }
}
