package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.cloudflare.aop.record.file.JobStateJson;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The states of jobs in a directory of the controller, a file a job. What cannot be read counts as not there. */
final class StateFiles {
    private static final Logger LOGGER = Logger.getLogger(StateFiles.class.getName());
    private static final String JSON = ".json";

    private final Path directory;

    StateFiles(Path directory) {
        this.directory = directory;
    }

    List<JobState> readAll() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(JSON))
                    .map(this::read)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> directory + " cannot be listed.");
            return List.of();
        }
    }

    /** Null when there is none. */
    JobState read(String job) {
        return read(file(job));
    }

    private JobState read(Path file) {
        try {
            return JobStateJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " is damaged; it is made again from the builds of its job.");
            discard(file);
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " cannot be read.");
            return null;
        }
    }

    /** It does not say whose it was, so that all jobs have to be looked over again. */
    private void discard(Path file) {
        try {
            Files.deleteIfExists(complete());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " cannot be deleted.");
        }
    }

    /** Whole or not at all. */
    void write(JobState state) throws IOException {
        Files.createDirectories(directory);
        try (AtomicFileWriter writer = new AtomicFileWriter(file(state.job()), StandardCharsets.UTF_8)) {
            writer.write(new String(JobStateJson.write(state), StandardCharsets.UTF_8));
            writer.commit();
        }
    }

    void delete(String job) throws IOException {
        Files.deleteIfExists(file(job));
    }

    /** Names of jobs have separators, and on some systems too many characters for a file's name. */
    private Path file(String job) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest) + JSON);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Whether all jobs have been looked over once. */
    boolean isComplete() {
        return Files.exists(complete());
    }

    void setComplete() throws IOException {
        Files.createDirectories(directory);
        Files.write(complete(), new byte[0]);
    }

    private Path complete() {
        return directory.resolve("complete");
    }
}
