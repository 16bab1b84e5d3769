package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own that shares a directory with the test. */
final class AnotherProcess {
    static final ZoneId ZONE = new ZoneId("0123456789abcdef0123456789abcdef");

    private AnotherProcess() {}

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AnotherProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Arguments: what to do, the directory, a name. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        if (arguments[0].equals("hold")) {
            boolean held = new ZoneWrites(directory).hold(ZONE, arguments, Instant.now());
            System.out.println(held);
            System.in.read();
            return;
        }
        FileJournal journal = new FileJournal(directory);
        System.out.println("ready");
        System.in.read();
        write(journal, arguments[2]);
    }

    static void write(FileJournal journal, String name) throws OperationException {
        for (int i = 0; i < FileJournalTest.WRITES; i++) {
            String hostname = name + i;
            journal.update(ZONE, page -> page.withVerdicts(Map.of(hostname, new ZonePage.Seen("OPEN", name, "now"))));
        }
    }

    static boolean exists(Path directory, String end) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(end));
        }
    }
}
