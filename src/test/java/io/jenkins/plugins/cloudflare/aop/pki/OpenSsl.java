package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The openssl command line in a directory: what people really make their files with. */
public final class OpenSsl {
    private final Path directory;

    private OpenSsl(Path directory) {
        this.directory = directory;
    }

    /** Skips the test when there is no OpenSSL 3, or fails it when the build says that nothing may be skipped. */
    public static OpenSsl in(Path directory) throws Exception {
        boolean there = false;
        try {
            Process process = new ProcessBuilder("openssl", "version").start();
            there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("OpenSSL 3");
        } catch (IOException e) {
            // Not installed.
        }
        if (!there && Boolean.getBoolean("aop.requireServers")) {
            fail("OpenSSL 3 is not installed");
        }
        assumeTrue(there, "OpenSSL 3 is not installed");
        return new OpenSsl(directory);
    }

    /** Runs a command line, split at blanks; it must succeed. */
    public OpenSsl run(String arguments) throws Exception {
        execute(arguments, 0);
        return this;
    }

    /** Runs a command line that must end with a status, and returns its output. */
    String execute(String arguments, int status) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Path log = Files.createTempFile(directory, "openssl", ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("openssl " + arguments + " does not end");
        }
        String output = Files.readString(log);
        assertThat("openssl " + arguments + ": " + output, process.exitValue(), is(status));
        return output;
    }

    public OpenSsl write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
        return this;
    }

    String text(String... files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            text.append(Files.readString(directory.resolve(file)));
        }
        return text.toString();
    }

    byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(directory.resolve(file));
    }
}
