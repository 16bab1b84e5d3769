package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time as Linux counts it, see proc(5). Elsewhere it is NaN. */
final class ProcessClock {
    /** Ticks of a second; the same on every Linux that runs Java. */
    private static final double TICKS = 100;
    /** Fields counted from the one after the command, which is the third. */
    private static final int USER = 14 - 3;

    private static final int CHILDREN_USER = 16 - 3;

    private ProcessClock() {}

    /** Seconds taken by the children of this JVM that have ended, and by theirs. */
    static double ofEndedChildren() {
        return seconds(Path.of("/proc/self/stat"), CHILDREN_USER);
    }

    /** Seconds taken so far by a process and its living descendants. */
    static double of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(each -> seconds(Path.of("/proc", Long.toString(each.pid()), "stat"), USER))
                .sum();
    }

    private static double seconds(Path stat, int user) {
        try {
            return parse(Files.readString(stat), user);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** The sum of a field and the next, that of user mode and that of system mode. */
    static double parse(String stat, int user) {
        // The command may have blanks and parentheses in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS;
    }
}
